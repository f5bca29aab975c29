using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;

namespace Netralitas.Cases.Access;

/// <summary>Who may call which method of Cases. What the relations mean is decided in <see cref="CaseAccess"/>.</summary>
internal static class CaseAuthority
{
    private const Roles Guards = Roles.Custodian | Roles.Head;
    private const Roles Brings = Roles.Intake | Roles.Examiner | Roles.Plenary;
    private const Relation Sees = Relation.Handler | Relation.HandlerSupervisor | Relation.TaskHolder;

    public static RpcRules Rules { get; } = new RpcRules()
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.GetCase), Sees, RoleWords.Any)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.ListCases), Sees, RoleWords.Any)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.WatchCases), Sees, RoleWords.Any)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.ListCaseEvents), Relation.Handler | Relation.HandlerSupervisor, RoleWords.Any)
        // Any office brings information; that only Bawaslu brings reports and findings depends on the request.
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.RaiseCase), Relation.AnyOffice, Roles.Intake)
        // A holder must hold the identification task of that very person.
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.IdentifyPerson), Relation.Handler | Relation.TaskHolder, Roles.Intake | Roles.Examiner)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.CompleteInitialStudy), Relation.Handler, Roles.Examiner)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.RegisterCase), Relation.Handler, Roles.Plenary)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.RecuseOffice), Relation.Handler | Relation.HandlerSupervisor, Roles.Plenary | Roles.Head)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.CloseCase), Relation.Handler, Roles.Plenary)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.AddReporter), Relation.Handler, Roles.Intake | Roles.Examiner)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ListReporters), Relation.Handler, RoleWords.Business | Roles.Custodian)
        // Which roles these three need, they say themselves, so that a refusal is on the timeline: see RevealRoles.
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.RequestReveal), Relation.Handler, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ApproveReveal), Relation.Handler, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.RevealReporter), Relation.Handler, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.GetReportStatus), Relation.Anyone, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ShredReporter), Relation.Handler, Guards)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.SetLegalHold), Relation.Handler, Guards)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ReleaseLegalHold), Relation.Handler, Guards)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.GetKeyStatus), Relation.AnyOffice, Roles.Administrator | Roles.Custodian)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.BeginUpload), Relation.Handler | Relation.TaskHolder, Brings)
        // Of the office that began it, and only while that has to do with the case.
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.GetUpload), Relation.OwnOffice, Brings)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.UploadDocument), Relation.OwnOffice, Brings)
        // A holder sees what it added itself and what was shared with it.
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.GetDocument), Sees, RoleWords.Any)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.ListDocuments), Sees, RoleWords.Any)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.DownloadDocument), Sees, RoleWords.Business | Roles.Custodian)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.ShareDocument), Relation.Handler, Roles.Examiner | Roles.Plenary);
}

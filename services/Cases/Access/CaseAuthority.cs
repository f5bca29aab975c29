using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Operations;

namespace Netralitas.Cases.Access;

/// <summary>Who may call which method of Cases. What the relations mean is decided in <see cref="CaseAccess"/>.</summary>
internal static class CaseAuthority
{
    private const Roles Guards = Roles.Custodian | Roles.Head;
    private const Roles Brings = Roles.Intake | Roles.Examiner | Roles.Plenary;
    private const Relation Sees = Relation.Handler | Relation.HandlerSupervisor | Relation.TaskHolder;

    public static RpcRules Rules { get; } = new RpcRules()
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.GetCase), Sees | Relation.Auditor, RoleWords.Any, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.ListCases), Sees, RoleWords.Any, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.WatchCases), Sees, RoleWords.Any, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.ListCaseEvents), Relation.Handler | Relation.HandlerSupervisor | Relation.Auditor, RoleWords.Any, onBehalf: true)
        // Any office brings information; that only Bawaslu brings reports and findings depends on the request.
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.RaiseCase), Relation.AnyOffice, Roles.Intake, onBehalf: true)
        // A holder must hold the identification task of that very person.
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.IdentifyPerson), Relation.Handler | Relation.TaskHolder, Roles.Intake | Roles.Examiner, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.CompleteInitialStudy), Relation.Handler, Roles.Examiner, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.RegisterCase), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.RecuseOffice), Relation.Handler | Relation.HandlerSupervisor, Roles.Plenary | Roles.Head, onBehalf: true)
        // Which roles depends on how the office stands to the case; an officer who keeps out needs none: see RecuseOfficer.
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.RecuseOfficer), Sees, RoleWords.Any, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.SetOfficerNumber), Relation.OwnOffice | Relation.OfficeAbove, Roles.Administrator)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.CloseCase), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.OpenForAudit), Relation.Auditor, Roles.Auditor)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.CloseAudit), Relation.Handler | Relation.Auditor, Roles.Auditor | Roles.Head)
        // An auditing office sees its own, by its auditors and its head only.
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.ListAudits), Relation.Handler | Relation.HandlerSupervisor | Relation.Auditor, RoleWords.Any)
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.ListAuditReads), Relation.Handler | Relation.HandlerSupervisor | Relation.Auditor, RoleWords.Any)
        .Allow(StatisticsService.Descriptor, nameof(StatisticsService.StatisticsServiceBase.GetStatistics), Sees, RoleWords.Any, onBehalf: true)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.AddReporter), Relation.Handler, Roles.Intake | Roles.Examiner, onBehalf: true)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ListReporters), Relation.Handler, RoleWords.Business | Roles.Custodian, onBehalf: true)
        // Which roles these three need, they say themselves, so that a refusal is on the timeline: see RevealRoles.
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.RequestReveal), Relation.Handler, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ApproveReveal), Relation.Handler, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.RevealReporter), Relation.Handler, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.GetReportStatus), Relation.Anyone, RoleWords.Any)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ShredReporter), Relation.Handler, Guards)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.SetLegalHold), Relation.Handler, Guards)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.ReleaseLegalHold), Relation.Handler, Guards)
        .Allow(ReporterService.Descriptor, nameof(ReporterService.ReporterServiceBase.GetKeyStatus), Relation.AnyOffice, Roles.Administrator | Roles.Custodian)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.AddAllegation), Relation.Handler, Roles.Examiner, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.CompleteReport), Relation.Handler, Roles.Intake | Roles.Examiner, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.InviteToHearing), Relation.Handler, Roles.Examiner, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.RecordHearing), Relation.Handler, Roles.Examiner, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.ExtendHandling), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.CompleteStudy), Relation.Handler, Roles.Examiner, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.DecideCase), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.AnnounceStatus), Relation.Handler, Roles.Intake | Roles.Plenary, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.ForwardCase), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.ConcludeCase), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.WithdrawReport), Relation.Handler, Roles.Intake, onBehalf: true)
        .Allow(ProcedureService.Descriptor, nameof(ProcedureService.ProcedureServiceBase.ExplainDeadlines), Relation.Handler | Relation.HandlerSupervisor, RoleWords.Any, onBehalf: true)
        .Allow(ClockService.Descriptor, nameof(ClockService.ClockServiceBase.PauseClock), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(ClockService.Descriptor, nameof(ClockService.ClockServiceBase.ResumeClock), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(TransferService.Descriptor, nameof(TransferService.TransferServiceBase.TransferCase), Relation.Handler, Roles.Plenary | Roles.Head, onBehalf: true)
        // An office that a case is offered to stands to it as one that holds a task: which of them may answer depends on the case.
        .Allow(TransferService.Descriptor, nameof(TransferService.TransferServiceBase.AcceptTransfer), Relation.TaskHolder, Roles.Plenary | Roles.Head, onBehalf: true)
        .Allow(TransferService.Descriptor, nameof(TransferService.TransferServiceBase.DeclineTransfer), Relation.Handler | Relation.TaskHolder, Roles.Plenary | Roles.Head, onBehalf: true)
        .Allow(TransferService.Descriptor, nameof(TransferService.TransferServiceBase.TakeOverCase), Relation.HandlerSupervisor, Roles.Plenary | Roles.Head, onBehalf: true)
        .Allow(TransferService.Descriptor, nameof(TransferService.TransferServiceBase.ReopenCase), Relation.Handler, Roles.Plenary, onBehalf: true)
        .Allow(TransferService.Descriptor, nameof(TransferService.TransferServiceBase.CorrectEntry), Relation.Handler, Roles.Examiner | Roles.Plenary, onBehalf: true)
        .Allow(DuplicateService.Descriptor, nameof(DuplicateService.DuplicateServiceBase.ListDuplicates), Relation.Handler | Relation.HandlerSupervisor, RoleWords.Any, onBehalf: true)
        // Of both cases.
        .Allow(DuplicateService.Descriptor, nameof(DuplicateService.DuplicateServiceBase.MergeCases), Relation.Handler | Relation.HandlerSupervisor, Roles.Plenary, onBehalf: true)
        // Of which cases, the rows say: those that the office handles, or the office one tier below it.
        .Allow(RegisterService.Descriptor, nameof(RegisterService.RegisterServiceBase.ImportRegister), Relation.AnyOffice, Roles.Intake | Roles.Plenary)
        // Every office gets what it handles, or the office one tier below it; most get nothing.
        .Allow(RegisterService.Descriptor, nameof(RegisterService.RegisterServiceBase.ExportRegister), Relation.AnyOffice, RoleWords.Business)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.BeginUpload), Relation.Handler | Relation.TaskHolder, Brings, onBehalf: true)
        // Of the office that began it, and only while that has to do with the case.
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.GetUpload), Relation.OwnOffice, Brings, onBehalf: true)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.UploadDocument), Relation.OwnOffice, Brings, onBehalf: true)
        // A holder sees what it added itself and what was shared with it.
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.GetDocument), Sees, RoleWords.Any, onBehalf: true)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.ListDocuments), Sees, RoleWords.Any, onBehalf: true)
        // A report names its reporter: what is in documents, an office reads itself.
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.DownloadDocument), Sees, RoleWords.Business | Roles.Custodian)
        .Allow(DocumentService.Descriptor, nameof(DocumentService.DocumentServiceBase.ShareDocument), Relation.Handler, Roles.Examiner | Roles.Plenary, onBehalf: true)
        .Allow(LetterService.Descriptor, nameof(LetterService.LetterServiceBase.PreviewLetter), Relation.Handler, Brings, onBehalf: true)
        .Allow(LetterService.Descriptor, nameof(LetterService.LetterServiceBase.IssueLetter), Relation.Handler, Brings, onBehalf: true)
        .Allow(LetterService.Descriptor, nameof(LetterService.LetterServiceBase.NarrateCase), Relation.Handler | Relation.HandlerSupervisor | Relation.Auditor, RoleWords.Any, onBehalf: true)
        .AllowOperators();
}

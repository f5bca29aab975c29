using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;

namespace Netralitas.Cases.Access;

/// <summary>Who may call which method of Cases. What the relations mean is decided in <see cref="CaseAccess"/>.</summary>
internal static class CaseAuthority
{
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
        .Allow(CaseService.Descriptor, nameof(CaseService.CaseServiceBase.CloseCase), Relation.Handler, Roles.Plenary);
}

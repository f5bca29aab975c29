using System.Linq.Expressions;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Authority;

namespace Netralitas.Agencies;

/// <summary>Who may do what in Agencies.</summary>
public static class AgenciesAuthority
{
    private const Relation SeesTask = Relation.TaskHolder | Relation.TaskHolderSupervisor | Relation.Handler | Relation.HandlerSupervisor;

    private const Relation OfOffice = Relation.OwnOffice | Relation.OfficeAbove;

    /// <summary>The one table of rules.</summary>
    public static RpcRules Rules() => new RpcRules()
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.GetTask), SeesTask, RoleWords.Any, onBehalf: true)
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.ListTasks), SeesTask, RoleWords.Any, onBehalf: true)
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.WatchTasks), SeesTask, RoleWords.Any, onBehalf: true)
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.AssignTask), Relation.TaskHolder, Roles.Intake | Roles.Head, onBehalf: true)
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.AcknowledgeTask), Relation.TaskHolder, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.StartTask), Relation.TaskHolder, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.CompleteTask), Relation.TaskHolder, Roles.Examiner | Roles.Plenary | Roles.Head, onBehalf: true)
        .Allow(TaskService.Descriptor, nameof(TaskService.TaskServiceBase.ReturnTask), Relation.TaskHolder, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.AppointOfficer), OfOffice, Roles.Administrator)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.ChangeOfficer), OfOffice, Roles.Administrator)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.DismissOfficer), OfOffice, Roles.Administrator)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.ListOfficers), OfOffice, RoleWords.Any)
        .Allow(MandateService.Descriptor, nameof(MandateService.MandateServiceBase.GrantMandate), OfOffice, Roles.Administrator)
        .Allow(MandateService.Descriptor, nameof(MandateService.MandateServiceBase.RevokeMandate), OfOffice, Roles.Administrator)
        .Allow(MandateService.Descriptor, nameof(MandateService.MandateServiceBase.ListMandates), OfOffice, RoleWords.Any)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListRegions), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListOffices), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListElections), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListPhases), Relation.AnyOffice, RoleWords.Any, onBehalf: true);

    /// <summary>The tasks that an office may know of: those to which it stands in any relation.</summary>
    /// <param name="officeId">The office that looks.</param>
    /// <param name="holderId">Only tasks that this office holds; null for all. One's own need no further look, which keeps the inbox fast.</param>
    public static Expression<Func<FollowUpTask, bool>> VisibleTo(string officeId, string? holderId = null)
    {
        if (holderId == officeId)
        {
            return task => task.OfficeId == officeId && !task.RecusedOfficeIds.Contains(officeId);
        }

        return task => (holderId == null || task.OfficeId == holderId)
            && !task.RecusedOfficeIds.Contains(officeId)
            && (task.OfficeId == officeId || task.SupervisorOfficeId == officeId || task.HandlingOfficeId == officeId || task.HandlingSupervisorId == officeId);
    }

    /// <summary>The same, one condition for each relation: a list finds the first tasks of each by its own index. A task may be in several.</summary>
    public static IReadOnlyList<Expression<Func<FollowUpTask, bool>>> VisibleByRelation(string officeId) =>
    [
        task => task.OfficeId == officeId && !task.RecusedOfficeIds.Contains(officeId),
        task => task.SupervisorOfficeId == officeId && !task.RecusedOfficeIds.Contains(officeId),
        task => task.HandlingOfficeId == officeId && !task.RecusedOfficeIds.Contains(officeId),
        task => task.HandlingSupervisorId == officeId && !task.RecusedOfficeIds.Contains(officeId),
    ];

    /// <summary>Without the tasks of cases that the office keeps out of that records on behalf of the one that looks; all where nobody does.</summary>
    public static IQueryable<FollowUpTask> OpenTo(string? recordingOfficeId, IQueryable<FollowUpTask> tasks) =>
        recordingOfficeId is null ? tasks : tasks.Where(task => !task.RecusedOfficeIds.Contains(recordingOfficeId));

    /// <summary>The offices that may know of a task: those of <see cref="RelationOf"/> with any relation, each once.</summary>
    public static IEnumerable<string> Seers(FollowUpTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new[] { task.OfficeId, task.SupervisorOfficeId, task.HandlingOfficeId, task.HandlingSupervisorId }
            .OfType<string>().Distinct(StringComparer.Ordinal).Except(task.RecusedOfficeIds, StringComparer.Ordinal);
    }

    /// <summary>How an office stands to a task; none when there is no task, or when it, or the one that records on its behalf, keeps out of the case.</summary>
    public static Relation RelationOf(string officeId, FollowUpTask? task, string? recordingOfficeId = null)
    {
        if (task is null || task.RecusedOfficeIds.Contains(officeId, StringComparer.Ordinal) || task.RecusedOfficeIds.Contains(recordingOfficeId, StringComparer.Ordinal))
        {
            return Relation.None;
        }

        return (task.OfficeId == officeId ? Relation.TaskHolder : Relation.None)
            | (task.SupervisorOfficeId == officeId ? Relation.TaskHolderSupervisor : Relation.None)
            | (task.HandlingOfficeId == officeId ? Relation.Handler : Relation.None)
            | (task.HandlingSupervisorId == officeId ? Relation.HandlerSupervisor : Relation.None);
    }
}

using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Operations;
using Netralitas.Reference;

namespace Netralitas.Agencies;

/// <summary>Who may do what in Agencies.</summary>
public static class AgenciesAuthority
{
    private const Relation SeesTask = Relation.TaskHolder | Relation.TaskHolderSupervisor | Relation.Handler | Relation.HandlerSupervisor | Relation.TaskGuest;

    private const Relation SeesTrack = Relation.TaskHolder | Relation.Handler | Relation.HandlerSupervisor;

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
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.ShareTask), Relation.TaskHolder, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.HandOverTask), Relation.TaskHolder, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.AskForTask), SeesTask & ~Relation.TaskHolder, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        // Which of the two offices may, the referral says.
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.AcceptReferral), SeesTask, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.RejectReferral), SeesTask, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.RevokeReferral), SeesTask, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        // Between which offices, the task says.
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.AskQuestion), SeesTask, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.AnswerQuestion), SeesTask, Roles.Intake | Roles.Examiner | Roles.Head, onBehalf: true)
        .Allow(ReferralService.Descriptor, nameof(ReferralService.ReferralServiceBase.ListQuestions), SeesTask, RoleWords.Business, onBehalf: true)
        .Allow(TrackService.Descriptor, nameof(TrackService.TrackServiceBase.GetTrack), SeesTrack, RoleWords.Any, onBehalf: true)
        .Allow(TrackService.Descriptor, nameof(TrackService.TrackServiceBase.ListTracks), SeesTrack, RoleWords.Any, onBehalf: true)
        .Allow(TrackService.Descriptor, nameof(TrackService.TrackServiceBase.AdvanceTrack), Relation.TaskHolder, Roles.Examiner | Roles.Plenary | Roles.Head, onBehalf: true)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.AppointOfficer), OfOffice, Roles.Administrator)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.ChangeOfficer), OfOffice, Roles.Administrator)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.DismissOfficer), OfOffice, Roles.Administrator)
        .Allow(OfficerService.Descriptor, nameof(OfficerService.OfficerServiceBase.ListOfficers), OfOffice, RoleWords.Any)
        .Allow(MandateService.Descriptor, nameof(MandateService.MandateServiceBase.GrantMandate), OfOffice, Roles.Administrator)
        .Allow(MandateService.Descriptor, nameof(MandateService.MandateServiceBase.RevokeMandate), OfOffice, Roles.Administrator)
        .Allow(MandateService.Descriptor, nameof(MandateService.MandateServiceBase.ListMandates), OfOffice, RoleWords.Any)
        // Any office may: it touches the tasks in cases that the office or those below it handle, of which most have none.
        .Allow(DeadlineService.Descriptor, nameof(DeadlineService.DeadlineServiceBase.RecomputeDeadlines), Relation.AnyOffice, Roles.Administrator)
        .Allow(SuccessionService.Descriptor, nameof(SuccessionService.SuccessionServiceBase.SucceedOffice), Relation.Operator, Roles.Administrator)
        .Allow(SuccessionService.Descriptor, nameof(SuccessionService.SuccessionServiceBase.ListSuccessions), Relation.Operator, Roles.Administrator)
        .Allow(PlanService.Descriptor, nameof(PlanService.PlanServiceBase.PreviewPlan), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(PlanService.Descriptor, nameof(PlanService.PlanServiceBase.DiffPlan), Relation.Handler | Relation.HandlerSupervisor, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListRegions), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListOffices), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListElections), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListPhases), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListViolationTypes), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.ListRules), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.GetRule), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .Allow(ReferenceService.Descriptor, nameof(ReferenceService.ReferenceServiceBase.PreviewDeadline), Relation.AnyOffice, RoleWords.Any, onBehalf: true)
        .AllowOperators();

    /// <summary>Those of the tasks that an office, or an officer of it, may know of: to which the office stands in any relation.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="holderId">Only tasks that this office holds; null for all. One's own need no further look, which keeps the inbox fast.</param>
    public static IQueryable<FollowUpTask> VisibleTo(this IQueryable<FollowUpTask> tasks, Viewer viewer, string? holderId = null)
    {
        var officeId = viewer.OfficeId;
        tasks = tasks.OpenTo(viewer).Where(task => !task.RecusedOfficeIds.Contains(officeId));
        return holderId == officeId
            ? tasks.Where(task => task.OfficeId == officeId)
            : tasks.Where(task => (holderId == null || task.OfficeId == holderId)
                && (task.OfficeId == officeId || task.SupervisorOfficeId == officeId || task.HandlingOfficeId == officeId || task.HandlingSupervisorId == officeId
                    || task.GuestOfficeIds.Contains(officeId)));
    }

    /// <summary>The same, one query for each relation: a list finds the first tasks of each by its own index. A task may be in several.</summary>
    public static IReadOnlyList<IQueryable<FollowUpTask>> VisibleByRelation(this IQueryable<FollowUpTask> tasks, Viewer viewer)
    {
        var officeId = viewer.OfficeId;
        tasks = tasks.OpenTo(viewer).Where(task => !task.RecusedOfficeIds.Contains(officeId));
        return
        [
            tasks.Where(task => task.OfficeId == officeId),
            tasks.Where(task => task.SupervisorOfficeId == officeId),
            tasks.Where(task => task.HandlingOfficeId == officeId),
            tasks.Where(task => task.HandlingSupervisorId == officeId),
            tasks.ReferredTo(officeId),
        ];
    }

    /// <summary>Those of the tasks that are open to an office because they were referred to it.</summary>
    public static IQueryable<FollowUpTask> ReferredTo(this IQueryable<FollowUpTask> tasks, string officeId)
    {
        // In these words the database finds the few by their index; a plain Contains would look at every task there is.
        string[] guests = [officeId];
        return tasks.Where(task => task.GuestOfficeIds.Count > 0 && task.GuestOfficeIds.Any(guest => guests.Contains(guest)));
    }

    /// <summary>Those of the tasks that an office, or an officer of it, may know of because it handles their cases.</summary>
    public static IQueryable<FollowUpTask> HandledBy(this IQueryable<FollowUpTask> tasks, Viewer viewer)
    {
        var officeId = viewer.OfficeId;
        return tasks.OpenTo(viewer).Where(task => !task.RecusedOfficeIds.Contains(officeId) && task.HandlingOfficeId == officeId);
    }

    /// <summary>The offices that may know of a task: those of <see cref="RelationOf"/> with any relation, each once.</summary>
    public static IEnumerable<string> Seers(FollowUpTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return SeersWithoutReferrals(task).Union(task.GuestOfficeIds.Except(task.RecusedOfficeIds, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Those of them that need not have been referred to it.</summary>
    internal static IEnumerable<string> SeersWithoutReferrals(FollowUpTask task)
    {
        return new[] { task.OfficeId, task.SupervisorOfficeId, task.HandlingOfficeId, task.HandlingSupervisorId }
            .OfType<string>().Distinct(StringComparer.Ordinal).Except(task.RecusedOfficeIds, StringComparer.Ordinal);
    }

    /// <summary>How whoever looks stands to a task; not at all when there is no task, or when office, officer or whoever records for the office keep out of the case.</summary>
    public static Relation RelationOf(Viewer viewer, FollowUpTask? task)
    {
        var officeId = viewer.OfficeId;
        if (task is null || KeepsOut(viewer, task.RecusedOfficeIds, task.RecusedOfficerIds))
        {
            return Relation.None;
        }

        return (task.OfficeId == officeId ? Relation.TaskHolder : Relation.None)
            | (task.SupervisorOfficeId == officeId ? Relation.TaskHolderSupervisor : Relation.None)
            | (task.HandlingOfficeId == officeId ? Relation.Handler : Relation.None)
            | (task.HandlingSupervisorId == officeId ? Relation.HandlerSupervisor : Relation.None)
            | (task.GuestOfficeIds.Contains(officeId, StringComparer.Ordinal) ? Relation.TaskGuest : Relation.None);
    }

    private static bool KeepsOut(Viewer viewer, IReadOnlyList<string> offices, IReadOnlyList<Guid> officers) =>
        offices.Contains(viewer.OfficeId, StringComparer.Ordinal) || offices.Contains(viewer.RecordingOfficeId, StringComparer.Ordinal)
        || (viewer.OfficerId is { } officer && officers.Contains(officer));

    /// <summary>Without the tasks in cases that whoever looks keeps out of, as an officer or for another office; otherwise the query is as if there were neither.</summary>
    private static IQueryable<FollowUpTask> OpenTo(this IQueryable<FollowUpTask> tasks, Viewer viewer)
    {
        var open = viewer.OfficerId is { } officer ? tasks.Where(task => !task.RecusedOfficerIds.Contains(officer)) : tasks;
        return viewer.RecordingOfficeId is { } recorder ? open.Where(task => !task.RecusedOfficeIds.Contains(recorder)) : open;
    }

    /// <summary>How whoever looks stands to a case: as its handler, as the one above it, or as an office that has a task in it.</summary>
    internal static Relation RelationToCase(Viewer viewer, CaseSnapshot? file, bool hasTask, OfficeTable offices)
    {
        List<string> keptOut = [.. (file?.Recusals ?? []).Select(recusal => recusal.OfficeId)];
        if (file is null || KeepsOut(viewer, keptOut, [.. (file.OfficerRecusals ?? []).Select(recusal => recusal.OfficerId)]))
        {
            return Relation.None;
        }

        var above = offices.Find(file.HandlingOfficeId) is { } handler ? offices.ActingAbove(handler, keptOut) : null;
        return (file.HandlingOfficeId == viewer.OfficeId ? Relation.Handler : Relation.None) | (above == viewer.OfficeId ? Relation.HandlerSupervisor : Relation.None)
            | (hasTask ? Relation.TaskHolder : Relation.None);
    }

    /// <summary>How whoever looks stands to a track: <see cref="Relation.TaskHolder"/> for the offices that do something in it.</summary>
    internal static Relation RelationToTrack(Viewer viewer, FollowUpTrack? track)
    {
        var officeId = viewer.OfficeId;
        if (track is null || KeepsOut(viewer, track.RecusedOfficeIds, track.RecusedOfficerIds))
        {
            return Relation.None;
        }

        return (track.OfficeIds.Contains(officeId, StringComparer.Ordinal) ? Relation.TaskHolder : Relation.None)
            | (track.HandlingOfficeId == officeId ? Relation.Handler : Relation.None)
            | (track.HandlingSupervisorId == officeId ? Relation.HandlerSupervisor : Relation.None);
    }

    /// <summary>The tracks that an office, or an officer of it, may know of, one query for each relation: a list finds the first of each by its own index.</summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="caseId">Only of this case; null for all, and then without those in which the office only does something.</param>
    internal static IReadOnlyList<IQueryable<FollowUpTrack>> VisibleByRelation(this IQueryable<FollowUpTrack> tracks, Viewer viewer, Guid? caseId)
    {
        var officeId = viewer.OfficeId;
        tracks = tracks.Where(track => !track.RecusedOfficeIds.Contains(officeId));
        tracks = viewer.OfficerId is { } officer ? tracks.Where(track => !track.RecusedOfficerIds.Contains(officer)) : tracks;
        tracks = viewer.RecordingOfficeId is { } recorder ? tracks.Where(track => !track.RecusedOfficeIds.Contains(recorder)) : tracks;
        return caseId is { } id
            ? [tracks.Where(track => track.CaseId == id && (track.OfficeIds.Contains(officeId) || track.HandlingOfficeId == officeId || track.HandlingSupervisorId == officeId))]
            : [
                tracks.Where(track => track.HandlingOfficeId == officeId), tracks.Where(track => track.HandlingSupervisorId == officeId),
                tracks.Where(track => track.ReceiverOfficeId == officeId),
            ];
    }
}

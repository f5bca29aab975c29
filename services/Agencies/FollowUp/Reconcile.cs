using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>Brings the tasks of a case to what its newest snapshot says.</summary>
/// <remarks>
/// All that follows is computed from the snapshot alone: tasks and facts come out the same in whatever order and however
/// often the facts of the case arrive.
/// </remarks>
public static class Reconcile
{
    private const string StudyMethod = "netralitas.cases.v1.CaseService/CompleteInitialStudy";
    private const string RegisterMethod = "netralitas.cases.v1.CaseService/RegisterCase";

    private static readonly IEnumerable<PersonSnapshot?> WholeCase = [null];

    /// <summary>The methods of the case file whose effect on a mirror is known here; a plan may name no other.</summary>
    public static IReadOnlyList<string> MirroredMethods { get; } = [StudyMethod, RegisterMethod];

    /// <summary>What changes; nothing when the case is known in this version or a newer one.</summary>
    /// <param name="followed">The case as known; null when this is the first that is heard of it.</param>
    /// <param name="tasks">All its tasks.</param>
    /// <param name="file">The case as it stands in the case file.</param>
    /// <param name="plan">The plan that the case started with.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <param name="tracks">All its tracks; null while it has none.</param>
    /// <exception cref="CannotRouteException">The reference data do not say where a task goes.</exception>
    /// <exception cref="CalendarYearMissingException">A deadline needs a year that is not loaded.</exception>
    public static FollowUpChanges With(
        FollowedCase? followed, IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference, IReadOnlyCollection<FollowUpTrack>? tracks = null)
    {
        tracks ??= [];
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(file);
        if (followed?.Version >= file.Version)
        {
            return FollowUpChanges.None;
        }

        var facts = new List<ITaskEvent>();
        var begun = TrackOpening.Missing(tracks, file, reference);
        List<FollowUpTask> opened = [.. Missing(tasks, file, plan, reference), .. begun.SelectMany(track => Begin(track, file, reference))];
        facts.AddRange(opened.Select(task => new TaskOpened(task.Snapshot(task.UpdateTime, task.OfficeId, NumberAt(task.UpdateTime.ToDateTimeOffset(), file)))));
        List<FollowUpTask> settled = [.. opened.Select(task => Follow(task, file, plan, reference, facts))];
        List<FollowUpTask> changed = [], known = [.. settled];
        foreach (var task in tasks)
        {
            var after = Follow(task, file, plan, reference, facts);
            known.Add(after);
            if (after.Version > task.Version)
            {
                changed.Add(after);
            }
        }

        settled.AddRange(Anew(known, file, plan, reference, facts));
        return new FollowUpChanges(settled, changed, facts)
        {
            Tracks = TrackChanges.None with { Opened = begun, Changed = [.. tracks.Select(track => TrackOpening.AsNow(track, file, reference)).Except(tracks)] },
        };
    }

    /// <summary>What the state in which a track begins wants, as the case was then.</summary>
    private static IReadOnlyList<FollowUpTask> Begin(FollowUpTrack track, CaseSnapshot file, ReferenceBook reference)
    {
        var then = Recusals.AsForwarded(file, track.OpenTime.ToDateTimeOffset());
        return TrackTasks.Follow(track, [], new FollowedCase { CaseId = file.CaseId, Version = file.Version, PlanVersion = "", Snapshot = then }, new TrackMoment(track.OpenTime), reference).Opened;
    }

    /// <summary>The plan in effect on the day of receipt, where the act took place.</summary>
    /// <exception cref="CannotRouteException">The place is unknown, or there was no plan on that day.</exception>
    public static RoutingPlan PlanFor(CaseSnapshot file, ReferenceBook reference)
    {
        var raised = Recusals.AsRaised(file);
        var place = reference.Regions.Find(raised.PlaceRegionCode) ?? throw new CannotRouteException("(any)", file);
        var received = Instant.FromDateTimeOffset(raised.ReceivedTime).InZone(place.Zone).Date;
        return reference.Routing.For(received) ?? throw new CannotRouteException("(any)", file);
    }

    private static List<FollowUpTask> Missing(IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference)
    {
        var there = tasks.Where(task => task.CauseTaskId == Guid.Empty).Select(task => (task.Step, task.PersonId)).ToHashSet();
        var wanted =
            from step in plan.Steps
            where step.OpensOn == PlanTrigger.CaseRaised && step.AppliesToCase(file.Kind)
            from person in step.For == PlanScope.Case ? WholeCase : file.Persons.Where(person => step.AppliesToSubject(person.ToldSubjectKind))
            where there.Add((step.Id, person?.PersonId ?? Guid.Empty))
            select TaskOpening.OnCaseRaised(step, plan.Version, Recusals.WhenCame(file, person), person, reference);
        return [.. wanted];
    }

    /// <summary>A task after all that happened to its case, in the order in which it happened.</summary>
    private static FollowUpTask Follow(FollowUpTask task, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference, List<ITaskEvent> facts)
    {
        foreach (var change in Recusals.UnknownTo(task, file))
        {
            if (EndTime(task, file) <= change.Time)
            {
                task = Settle(task, file, facts);
            }

            task = change switch
            {
                OfficerRecusalSnapshot officer => Recusals.KeepOut(task, officer),
                ClockTurn turn => Turn(task, file, turn, reference, facts),
                _ => Move(task, file, change, plan, reference, facts),
            };
        }

        return Settle(task, file, facts);
    }

    /// <summary>A task after one more office keeps out, or its case is routed otherwise; it may go to another office.</summary>
    private static FollowUpTask Move(
        FollowUpTask task, CaseSnapshot file, IRoutingChange change, RoutingPlan plan, ReferenceBook reference, List<ITaskEvent> facts)
    {
        var (recusals, reroutings) = (task.RecusedOfficeIds.Count, task.ReroutingCount);
        var then = change is ReroutingSnapshot ? Recusals.Before(file, recusals, reroutings + 1) : Recusals.Before(file, recusals + 1, reroutings);
        var rerouted = Recusals.Reroute(task, TaskClock.After(then, task.ClockTurnCount), change, plan, reference);
        var now = rerouted.Snapshot(Instant.FromDateTimeOffset(change.Time), rerouted.HandlingOfficeId, NumberAt(change.Time, file));
        if (rerouted.OfficeId != task.OfficeId)
        {
            facts.Add(new TaskMoved(now, task.OfficeId));
        }
        else if (rerouted.DueTime != task.DueTime)
        {
            facts.Add(new TaskDeadlineMoved(now, task.DueTime.ToDateTimeOffset(), DecreeNumber: null, TaskDeadlineMoved.ByCorrection));
        }

        return rerouted;
    }

    /// <summary>A task after its clock stopped, or went on: then it is due later.</summary>
    private static FollowUpTask Turn(FollowUpTask task, CaseSnapshot file, ClockTurn turn, ReferenceBook reference, List<ITaskEvent> facts)
    {
        var turned = TaskClock.Turn(task, turn, file, reference);
        if (turned.DueTime != task.DueTime)
        {
            facts.Add(new TaskDeadlineMoved(
                turned.Snapshot(Instant.FromDateTimeOffset(turn.Time), turned.HandlingOfficeId, NumberAt(turn.Time, file)), task.DueTime.ToDateTimeOffset(), DecreeNumber: null,
                TaskDeadlineMoved.ByPause));
        }

        return turned;
    }

    /// <summary>What reopenings open anew, once: each task that the end before them cancelled, and whatever another end cancelled of these.</summary>
    private static List<FollowUpTask> Anew(List<FollowUpTask> known, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference, List<ITaskEvent> facts)
    {
        List<FollowUpTask> opened = [];
        foreach (var (which, reopening) in (file.Reopenings ?? []).Index())
        {
            var then = Recusals.AsReopened(file, which);
            var there = known.Concat(opened).Select(task => (task.Step, task.CauseTaskId)).ToHashSet();
            foreach (var task in known.Concat(opened).Where(task => task.State == TaskState.Cancelled && task.ReopeningCount == which && task.TrackId == Guid.Empty && task.SupervisedTaskId == Guid.Empty).ToList())
            {
                if (there.Add((task.Step, task.Id)))
                {
                    var anew = TaskOpening.OnCaseReopened(task, plan, then, reference);
                    facts.Add(new TaskOpened(anew.Snapshot(anew.UpdateTime, anew.HandlingOfficeId, NumberAt(reopening.Time, file))));
                    opened.Add(Follow(anew, file, plan, reference, facts));
                }
            }
        }

        return opened;
    }

    /// <summary>When the case file ends a task; null while it does not.</summary>
    private static DateTimeOffset? EndTime(FollowUpTask task, CaseSnapshot file) =>
        (StepTime(task.MirrorOf, file), EndOfCase(task, file).Time) is var (step, end) && !(end < step) ? step ?? end : end;

    /// <summary>When and why the case ended in which the task was opened; null while it has not. What was opened before it went on knows only of the end before that.</summary>
    private static (DateTimeOffset? Time, string? Reason) EndOfCase(FollowUpTask task, CaseSnapshot file) =>
        file.Reopenings?.ElementAtOrDefault(task.ReopeningCount) is { } reopening ? (reopening.ClosedTime, reopening.CloseReason) : (file.ClosedTime, file.CloseReason);

    /// <summary>A mirror is done when its step is; what is still open when the case is closed is cancelled.</summary>
    private static FollowUpTask Settle(FollowUpTask task, CaseSnapshot file, List<ITaskEvent> facts)
    {
        if (TaskLifecycle.IsTerminal(task.State))
        {
            return task;
        }

        var (end, reason) = EndOfCase(task, file);
        if (StepTime(task.MirrorOf, file) is { } stepTime && !(end < stepTime))
        {
            var at = Instant.FromDateTimeOffset(stepTime);
            var done = TaskLifecycle.After(task, TaskMove.Complete, at).Facts with { PausedTime = null };
            facts.Add(new TaskCompleted(done.Snapshot(at, done.OfficeId, NumberAt(stepTime, file))));
            return done;
        }

        if (end is { } closedTime)
        {
            var at = Instant.FromDateTimeOffset(closedTime);
            var cancelled = TaskLifecycle.After(task, TaskMove.Cancel, at).Facts with { CancelReason = reason, PausedTime = null };
            facts.Add(new TaskCancelled(cancelled.Snapshot(at, cancelled.OfficeId, NumberAt(closedTime, file))));
            return cancelled;
        }

        return task;
    }

    /// <summary>When the step of the case file happened that a task mirrors; a registered report has been studied in any case.</summary>
    private static DateTimeOffset? StepTime(string? mirrorOf, CaseSnapshot file) => mirrorOf switch
    {
        StudyMethod => file.StudiedTime ?? file.RegisteredTime,
        // Information may be forwarded as it is.
        RegisterMethod => file.RegisteredTime ?? file.ForwardedTime,
        _ => null,
    };

    /// <summary>The number as it was at an instant, so that a fact reads the same when it is announced late.</summary>
    private static string? NumberAt(DateTimeOffset at, CaseSnapshot file) => file.RegisteredTime <= at ? file.OfficialNumber : null;
}

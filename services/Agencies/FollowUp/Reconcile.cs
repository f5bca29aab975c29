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

    /// <summary>Why a task ended that what is known of the case now does not want any more, or not of that office.</summary>
    public const string Rerouted = "REROUTED";

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
        List<FollowUpTask> known = [.. opened.Select(task => Follow(task, file, plan, reference, facts))];
        var heard = followed?.Snapshot.Standings?.Count ?? 0;
        known.AddRange(tasks.Select(task => Follow(task, file, plan, reference, facts, heard)));
        foreach (var track in tracks.Concat(begun))
        {
            RouteAnew(track, known, file, plan, reference, facts);
        }

        known.AddRange(Anew(known, file, plan, reference, facts));
        var before = tasks.ToDictionary(task => task.Id, task => task.Version);
        return new FollowUpChanges(
            [.. known.Where(task => !before.ContainsKey(task.Id))], [.. known.Where(task => before.TryGetValue(task.Id, out var version) && task.Version > version)], facts)
        {
            Tracks = TrackChanges.None with { Opened = begun, Changed = [.. tracks.Select(track => TrackOpening.AsNow(track, file, reference)).Except(tracks)] },
        };
    }

    /// <summary>Where a task of a track went to a wrong office, the right one gets a new one with a clock of its own, and what the track wants follows from that.</summary>
    private static void RouteAnew(FollowUpTrack track, List<FollowUpTask> known, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference, List<ITaskEvent> facts)
    {
        // Each round gives one ended task its successor, at a later instant than the one before.
        while (known.Find(task => task.TrackId == track.Id && task.CancelReason == Rerouted && !known.Exists(next => next.CauseTaskId == task.Id)) is { } misled)
        {
            var then = Recusals.At(file, misled.UpdateTime.ToDateTimeOffset());
            var followed = new FollowedCase { CaseId = file.CaseId, Version = file.Version, PlanVersion = plan.Version, CaseNumber = NumberAt(misled.UpdateTime.ToDateTimeOffset(), file), Snapshot = then };
            var changes = TrackTasks.Follow(track, known, followed, new TrackMoment(misled.UpdateTime), reference);
            facts.AddRange(changes.Facts);
            known.RemoveAll(task => changes.Changed.Any(changed => changed.Id == task.Id));
            known.AddRange(changes.Changed.Concat(changes.Opened.Select(task => Follow(task, file, plan, reference, facts))));
            if (!changes.Opened.Any(task => task.CauseTaskId == misled.Id))
            {
                return;
            }
        }
    }

    /// <summary>What the state in which a track begins wants, as the case was then.</summary>
    private static IReadOnlyList<FollowUpTask> Begin(FollowUpTrack track, CaseSnapshot file, ReferenceBook reference)
    {
        var then = Recusals.At(file, track.OpenTime.ToDateTimeOffset());
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

    /// <summary>What the plan wants and is not there yet. What the end of the case cancelled is opened anew where it was.</summary>
    private static List<FollowUpTask> Missing(IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference)
    {
        var ofPlan = tasks.Where(task => task.TrackId == Guid.Empty).ToList();
        var there = ofPlan.Select(task => (task.Step, task.PersonId, task.CauseTaskId)).ToHashSet();
        // What was done is not asked for again, whatever was put right since, nor of another office.
        var done = ofPlan.Where(task => task.State == TaskState.Done)
            .Select(task => (plan.Steps.FirstOrDefault(step => step.Id == task.Step)?.Asks, task.PersonId)).ToHashSet();
        var opened = new List<FollowUpTask>();
        foreach (var step in plan.Steps)
        {
            foreach (var person in step.For == PlanScope.Case ? WholeCase : file.Persons)
            {
                var (personId, cause) = (person?.PersonId ?? Guid.Empty, Guid.Empty);
                foreach (var time in PlanTimes.Of(step, person, file, reference))
                {
                    var from = Instant.FromDateTimeOffset(time.From);
                    if (there.Add((step.Id, personId, cause)) && !done.Contains((step.Asks, personId)))
                    {
                        // The end of the case cancelled it, or is about to.
                        var reopened = file.Reopenings?.Any(reopening => reopening.Time == time.From) == true;
                        var before = ofPlan.Find(task => task.Id == cause && (task.State == TaskState.Cancelled ? task.CancelReason != Rerouted : reopened && !TaskLifecycle.IsTerminal(task.State)));
                        opened.Add(TaskOpening.OnPlan(step, plan.Version, PlanTimes.Then(step, person, file, time.From), personId, cause, from, reference, before));
                    }

                    cause = TaskOpening.IdOf(from, file.CaseId, step.Id, personId, cause);
                }
            }
        }

        return opened;
    }

    /// <summary>A task after all that happened to its case, in the order in which it happened.</summary>
    /// <param name="task">The task.</param>
    /// <param name="file">The case.</param>
    /// <param name="plan">The plan that the case started with.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <param name="facts">Takes what there is to announce.</param>
    /// <param name="heard">How much of what became known of persons it knows of; left out for a new one: what was known when it opened.</param>
    private static FollowUpTask Follow(FollowUpTask task, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference, List<ITaskEvent> facts, int? heard = null)
    {
        foreach (var change in Changes(task, file, plan, reference, heard))
        {
            if (EndTime(task, file) <= change.Time)
            {
                task = Settle(task, file, facts);
            }

            if (change is WantedNoMore || (change is StandingSnapshot or ReroutingSnapshot && IsMisled(task, Recusals.At(file, change.Time), plan, reference)))
            {
                task = EndMisled(task, change, file, facts);
            }

            task = change switch
            {
                WantedNoMore or StandingSnapshot => task,
                OfficerRecusalSnapshot officer => Recusals.KeepOut(task, officer),
                ClockTurn turn => Turn(task, file, turn, reference, facts),
                _ => Move(task, file, change, plan, reference, facts),
            };
        }

        return Settle(task, file, facts);
    }

    /// <summary>What a task does not know of yet, in the order in which it happened; first, of what happened at once, that it is not wanted any more.</summary>
    private static IEnumerable<IRoutingChange> Changes(FollowUpTask task, CaseSnapshot file, RoutingPlan plan, ReferenceBook reference, int? heard)
    {
        if (TaskLifecycle.IsTerminal(task.State))
        {
            return Recusals.UnknownTo(task, file);
        }

        if (task.TrackId != Guid.Empty)
        {
            var standings = file.Standings ?? [];
            return Recusals.UnknownTo(task, file).Concat(standings.Skip(heard ?? standings.TakeWhile(standing => Instant.FromDateTimeOffset(standing.Time) <= task.UpdateTime).Count())).OrderBy(change => change.Time);
        }

        return plan.Steps.FirstOrDefault(step => step.Id == task.Step) is { IsSteady: false } known
            && PlanTimes.Of(known, file.Persons.FirstOrDefault(person => person.PersonId == task.PersonId), file, reference)
                .FirstOrDefault(time => Instant.FromDateTimeOffset(time.From).ToUnixTimeMilliseconds() == task.OpenTime.ToUnixTimeMilliseconds()) is { Until: { } until }
            ? Recusals.UnknownTo(task, file).Prepend(new WantedNoMore(until)).OrderBy(change => change.Time)
            : Recusals.UnknownTo(task, file);
    }

    /// <summary>Whether a task of a track is at an office that wrong entries had led to.</summary>
    private static bool IsMisled(FollowUpTask task, CaseSnapshot then, RoutingPlan plan, ReferenceBook reference)
    {
        if (task.TrackId == Guid.Empty || TaskLifecycle.IsTerminal(task.State) || TaskOpening.PlanOf(task, plan, then, reference) is not { Office.AsksEntries: true } step)
        {
            return false;
        }

        var person = then.Persons.FirstOrDefault(one => one.PersonId == task.PersonId);
        var right = step.Office.Resolve(reference.Offices, then.HandlingOfficeId, then.PlaceRegionCode, TaskOpening.EmployerOf(step, person)) ?? throw new CannotRouteException(step.Id, then);
        // Only a letter opens a track.
        var letter = TrackOpening.LetterOf(task.TrackId, task.PersonId, then)!;
        right = reference.Offices.Serving(right, Instant.FromDateTimeOffset(letter.Time), task.SucceededOfficeIds);
        return reference.Offices.Acting(right, [.. (then.Recusals ?? []).Select(recusal => recusal.OfficeId)]).Id != task.OfficeId;
    }

    private static FollowUpTask EndMisled(FollowUpTask task, IRoutingChange change, CaseSnapshot file, List<ITaskEvent> facts)
    {
        if (TaskLifecycle.IsTerminal(task.State))
        {
            return task;
        }

        var at = Instant.FromDateTimeOffset(change.Time);
        var ended = TaskLifecycle.After(task, TaskMove.Cancel, at).Facts with { CancelReason = Rerouted, PausedTime = null };
        facts.Add(new TaskCancelled(ended.Snapshot(at, ended.HandlingOfficeId, NumberAt(change.Time, file))));
        return ended;
    }

    private sealed record WantedNoMore(DateTimeOffset Time) : IRoutingChange;

    /// <summary>A task after one more office keeps out, or its case is routed otherwise; it may go to another office.</summary>
    private static FollowUpTask Move(
        FollowUpTask task, CaseSnapshot file, IRoutingChange change, RoutingPlan plan, ReferenceBook reference, List<ITaskEvent> facts)
    {
        var (recusals, reroutings) = (task.RecusedOfficeIds.Count, task.ReroutingCount);
        var then = change is ReroutingSnapshot ? Recusals.Before(file, recusals, reroutings + 1) : Recusals.Before(file, recusals + 1, reroutings);
        var rerouted = Recusals.Reroute(task, TaskClock.After(Standings.At(then, change.Time), task.ClockTurnCount), change, plan, reference);
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
            foreach (var task in known.Concat(opened).Where(task => task.State == TaskState.Cancelled && task.ReopeningCount == which && IsSteady(task, plan)).ToList())
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

    /// <summary>Whether a task is one of the plan that is there for ever; of others the plan says itself when they are wanted.</summary>
    private static bool IsSteady(FollowUpTask task, RoutingPlan plan) =>
        task.TrackId == Guid.Empty && task.SupervisedTaskId == Guid.Empty && plan.Steps.FirstOrDefault(step => step.Id == task.Step) is not { IsSteady: false };

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

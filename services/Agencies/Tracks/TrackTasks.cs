using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tracks;

/// <summary>What brings a track to where it is: a step that an office took by a document, or time alone.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office; null for time alone.</param>
/// <param name="Step">The step; null for time alone.</param>
/// <param name="DocumentNumber">Number of the document; null for time alone.</param>
internal sealed record TrackMoment(Instant At, string? OfficeId = null, TrackStep? Step = null, string? DocumentNumber = null);

/// <summary>Gives offices the tasks that a track wants of them where it stands, and ends those that it does not want any more.</summary>
internal static class TrackTasks
{
    /// <summary>Why a task ended that nobody needs to do any more.</summary>
    public const string NotNeeded = "NOT_NEEDED";

    /// <summary>Why a task ended that a new one with another deadline took the place of.</summary>
    public const string Renewed = "RENEWED";

    /// <summary>What changes.</summary>
    /// <param name="track">The track where it stands now.</param>
    /// <param name="tasks">Tasks of its case.</param>
    /// <param name="followed">The case.</param>
    /// <param name="moment">What brought it there.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <exception cref="CannotRouteException">The reference data do not say where a task goes.</exception>
    /// <exception cref="CalendarYearMissingException">A deadline needs a year that is not loaded.</exception>
    public static FollowUpChanges Follow(FollowUpTrack track, IReadOnlyCollection<FollowUpTask> tasks, FollowedCase followed, TrackMoment moment, ReferenceBook reference)
    {
        var kind = reference.Tracks.Find(track.PlanVersion, track.Kind) ?? throw new CannotRouteException(track.Kind, followed.Snapshot);
        List<FollowUpTask> own = [.. tasks.Where(task => task.TrackId == track.Id)];
        var mark = TrackMarks.Counting(track, kind, followed.Snapshot, reference);
        var wanted = kind.Tasks.Where(plan => plan.Wanted.Holds(track.State, mark, Overdue(kind, own, moment.Step?.Renews))).ToList();
        var (opened, changed, facts) = (new List<FollowUpTask>(), new List<FollowUpTask>(), new List<ITaskEvent>());
        foreach (var task in own.Where(task => !TaskLifecycle.IsTerminal(task.State)))
        {
            var renewed = kind.Task(moment.Step?.Renews ?? "")?.Id == task.Step;
            if (renewed || !wanted.Exists(plan => plan.Id == task.Step))
            {
                var (ended, fact) = End(task, renewed, moment, followed.CaseNumber);
                changed.Add(ended);
                facts.Add(fact);
            }
        }

        var open = own.Where(task => !TaskLifecycle.IsTerminal(task.State) && !changed.Exists(ended => ended.Id == task.Id)).Select(task => task.Step).ToHashSet(StringComparer.Ordinal);
        foreach (var plan in wanted.Where(plan => !open.Contains(plan.Id)))
        {
            // The last in the chain: several may have been opened at one instant, so their ids do not tell.
            var before = own.Find(task => task.Step == plan.Id && !own.Exists(next => next.CauseTaskId == task.Id))?.Id ?? Guid.Empty;
            var due = moment.Step is { RenewedDue: { } rule } step && step.Renews == plan.Name ? rule : plan.Due;
            var task = TaskOpening.OnTrack(plan with { DuePemilu = due, DuePilkada = due }, track, followed.Snapshot, before, moment.At, reference);
            opened.Add(task);
            facts.Add(new TaskOpened(task.Snapshot(moment.At, moment.OfficeId ?? task.OfficeId, followed.CaseNumber)));
        }

        return new FollowUpChanges(opened, changed, facts);
    }

    /// <summary>The tasks of a track that are open and overdue, by name; one that is renewed is not any more.</summary>
    public static IReadOnlyCollection<string> Overdue(TrackKind kind, IEnumerable<FollowUpTask> own, string? renewed = null)
    {
        var late = own.Where(task => task.OverdueTime is not null && !TaskLifecycle.IsTerminal(task.State)).Select(task => task.Step).ToHashSet(StringComparer.Ordinal);
        return [.. kind.Tasks.Where(plan => plan.Name != renewed && late.Contains(plan.Id)).Select(plan => plan.Name)];
    }

    private static (FollowUpTask Task, ITaskEvent Fact) End(FollowUpTask task, bool renewed, TrackMoment moment, string? caseNumber)
    {
        if (moment.OfficeId == task.OfficeId && !renewed)
        {
            var done = TaskLifecycle.After(task, TaskMove.Complete, moment.At).Facts with { DocumentNumber = moment.DocumentNumber };
            return (done, new TaskCompleted(done.Snapshot(moment.At, done.OfficeId, caseNumber)));
        }

        var cancelled = TaskLifecycle.After(task, TaskMove.Cancel, moment.At).Facts with { CancelReason = renewed ? Renewed : NotNeeded };
        return (cancelled, new TaskCancelled(cancelled.Snapshot(moment.At, moment.OfficeId ?? cancelled.OfficeId, caseNumber)));
    }
}

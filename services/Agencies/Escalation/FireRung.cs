using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>Decides what a rung does when it fires.</summary>
internal static class FireRung
{
    /// <summary>What changes: the task behind the rung, what the rung opens, and whom it tells. One that turns to nobody passes silently.</summary>
    /// <param name="task">The task.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="supervising">All tasks that supervise it or did.</param>
    /// <param name="caseNumber">Official number of its case; null before it is registered.</param>
    /// <param name="now">The legal instant.</param>
    /// <param name="reference">Ladders, offices and calendar.</param>
    /// <param name="serving">Who serves now where offices have ended.</param>
    public static FollowUpChanges Of(
        FollowUpTask task, Rung rung, IReadOnlyCollection<FollowUpTask> supervising, string? caseNumber, Instant now, ReferenceBook reference, ServingOffices serving)
    {
        var holder = reference.Offices.Find(task.OfficeId) ?? throw new InvalidOperationException($"Task {task.Id} is with an office that the reference data do not know.");
        var after = task.Changed(now) with { LastRung = rung.Id };
        switch (rung.Kind)
        {
            case RungKind.Remind when task.DueTime <= now:
                // It is told that it is late, not that it will be.
                return FollowUpChanges.Of(after);
            case RungKind.Remind:
                return FollowUpChanges.Of(after, new TaskReminded(after.Snapshot(now, after.OfficeId, caseNumber)));
            case RungKind.Due:
                var marked = Late(after with { OverdueTime = now }, reference.Offices.TierOf(holder));
                return FollowUpChanges.Of(marked, new TaskOverdue(marked.Snapshot(now, marked.OfficeId, caseNumber)));
            default:
                return rung.Receiver(holder, task.RecusedOfficeIds, reference.Offices, serving) is { } office
                    ? Escalate(after, rung, office, supervising, caseNumber, now, reference, serving)
                    : FollowUpChanges.Of(after);
        }
    }

    /// <summary>A task with which an office of a tier came to be late.</summary>
    public static FollowUpTask Late(FollowUpTask task, OfficeTier tier) => task with { LateTier = task.LateTier > tier ? task.LateTier : tier };

    /// <summary>Ends what supervises a task that has ended, is not late any more, or is another office's to be late with; it shows last how that one stands.</summary>
    public static FollowUpChanges Release(FollowUpTask late, IEnumerable<FollowUpTask> supervising, string? caseNumber, Instant now)
    {
        List<FollowUpTask> ended =
        [
            .. supervising.Where(task => !TaskLifecycle.IsTerminal(task.State))
                .Select(task => TaskLifecycle.After(task, TaskMove.Cancel, now).Facts with { CancelReason = Supervising.Ended, PausedTime = null, LateTask = LateTask.Of(late) }),
        ];
        return new FollowUpChanges([], ended, [.. ended.Select(task => new TaskCancelled(task.Snapshot(now, task.OfficeId, caseNumber)))]);
    }

    private static FollowUpChanges Escalate(
        FollowUpTask after, Rung rung, Office office, IReadOnlyCollection<FollowUpTask> supervising, string? caseNumber, Instant now, ReferenceBook reference, ServingOffices serving)
    {
        var escalated = after with
        {
            EscalationLevel = after.EscalationLevel + 1, EscalationTier = reference.Offices.TierOf(office), Lever = rung.Lever, LeverBasis = rung.Basis,
            IsSupervised = after.IsSupervised || rung.Opens is not null,
        };
        var acknowledged = RungSchedule.AcknowledgedUntil(after, RungSchedule.LadderOf(after, reference)) > now;
        var fact = new TaskEscalated(
            escalated.Snapshot(now, escalated.OfficeId, caseNumber), escalated.EscalationLevel, Words.Of((Contracts.Agencies.V1.OfficeTier)escalated.EscalationTier), office.Id, rung.To == RungReceiver.Head,
            TellHolder: !acknowledged, Words.Of((Contracts.Common.V1.BasisKind)rung.Lever), rung.Basis);
        if (rung.Opens is not { } opens || supervising.Any(task => task.Step == opens.Step && !TaskLifecycle.IsTerminal(task.State)))
        {
            return FollowUpChanges.Of(escalated, fact);
        }

        var before = supervising.FirstOrDefault(task => task.Step == opens.Step && !supervising.Any(next => next.CauseTaskId == task.Id))?.Id ?? Guid.Empty;
        var opened = Supervising.Open(escalated, opens, office, before, now, reference, serving);
        return new FollowUpChanges([opened], [escalated], [fact, new TaskOpened(opened.Snapshot(now, opened.OfficeId, caseNumber))]);
    }
}

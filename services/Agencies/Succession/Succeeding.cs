using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Referrals;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Succession;

/// <summary>An office that ended, and the one that goes on with its work.</summary>
/// <param name="From">The office that ended.</param>
/// <param name="To">Its successor.</param>
/// <param name="DecreeNumber">Number of the decree.</param>
/// <param name="OrderedBy">The office that ordered it.</param>
/// <param name="At">When, on the legal clock.</param>
internal sealed record Succeeded(Office From, Office To, string DecreeNumber, string OrderedBy, Instant At);

/// <summary>Moves what an office had not finished to its successor.</summary>
internal static class Succeeding
{
    /// <summary>What changes of a case; nothing when there is none of the old office's work in it.</summary>
    /// <param name="followed">The case.</param>
    /// <param name="tasks">Its tasks that the old office holds, or that were referred to it.</param>
    /// <param name="tracks">Its tracks in which it acts.</param>
    /// <param name="succeeded">Who succeeds whom.</param>
    /// <param name="reference">Offices, tracks, rules and calendar.</param>
    /// <exception cref="CannotRouteException">The reference data do not say who acts in a track.</exception>
    /// <exception cref="CalendarYearMissingException">A limit that begins anew needs a year that is not loaded.</exception>
    public static FollowUpChanges Of(
        FollowedCase followed, IEnumerable<FollowUpTask> tasks, IEnumerable<FollowUpTrack> tracks, Succeeded succeeded, ReferenceBook reference)
    {
        List<FollowUpTask> moved = [.. tasks.Where(task => Concerns(task, succeeded.From.Id)).Select(task => Move(task, followed.Snapshot, succeeded, reference))];
        List<FollowUpTrack> gone = [.. tracks.Where(track => track.EndTime is null && track.OfficeIds.Contains(succeeded.From.Id)).Select(track => TrackOpening.Succeed(track, succeeded, followed.Snapshot, reference))];
        return new FollowUpChanges([], moved, [.. moved.Select(task => new TaskSucceeded(
            task.Snapshot(succeeded.At, succeeded.OrderedBy, followed.CaseNumber), succeeded.From.Id, succeeded.To.Id, succeeded.DecreeNumber))])
        {
            Tracks = new TrackChanges([], gone, [], [.. gone.Select(track => Tell(track, followed, succeeded, reference))]),
        };
    }

    private static bool Concerns(FollowUpTask task, string officeId) => task.GuestOfficeIds.Contains(officeId) || (task.OfficeId == officeId && !TaskLifecycle.IsTerminal(task.State));

    /// <summary>A task at the successor, or one tier above where that one keeps out; its referrals with the old office are the successor's.</summary>
    private static FollowUpTask Move(FollowUpTask task, CaseSnapshot file, Succeeded succeeded, ReferenceBook reference)
    {
        var (from, to) = (succeeded.From.Id, succeeded.To.Id);
        var after = task.Changed(succeeded.At);
        if (task.OfficeId == from)
        {
            after = Restart(
                (after with
                {
                    SucceededOfficeIds = [.. task.SucceededOfficeIds.Union([from])], KeeperOfficeId = task.KeeperOfficeId == from ? to : task.KeeperOfficeId,
                }).At(reference.Offices.Acting(succeeded.To, task.RecusedOfficeIds), reference), file, succeeded, reference);
        }

        after = after.Refer(
        [
            .. after.Referrals.Select(one => !one.IsOpen ? one : one with
            {
                FromOfficeId = one.FromOfficeId == from ? after.OfficeId : one.FromOfficeId, ToOfficeId = one.ToOfficeId == from ? to : one.ToOfficeId,
            }),
        ]);
        return ReferralLifecycle.Purge(after, succeeded.At);
    }

    /// <summary>A task whose limit begins anew, where the row of the old office says so; else it goes on, and nobody gains time.</summary>
    private static FollowUpTask Restart(FollowUpTask task, CaseSnapshot file, Succeeded succeeded, ReferenceBook reference)
    {
        if (!succeeded.From.LimitsBeginAnew)
        {
            return task;
        }

        var begun = task with { StartTime = succeeded.At };
        return TaskClock.Due(begun, TaskClock.DueOf(begun, file, reference));
    }

    private static TrackSucceeded Tell(FollowUpTrack track, FollowedCase followed, Succeeded succeeded, ReferenceBook reference)
    {
        var kind = reference.Tracks.Find(track.PlanVersion, track.Kind) ?? throw new CannotRouteException(track.Kind, followed.Snapshot);
        var zone = reference.Offices.Find(track.HandlingOfficeId)!.Zone.Id;
        return new(track.Snapshot(succeeded.At, followed.CaseNumber, kind, zone, returned: false), succeeded.From.Id, succeeded.To.Id, succeeded.DecreeNumber);
    }
}

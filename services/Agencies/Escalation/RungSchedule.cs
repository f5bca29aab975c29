using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>Decides what comes next on the ladder of a task, and when. It follows from the task alone, so that whoever changes a task schedules it anew.</summary>
public static class RungSchedule
{
    /// <summary>In the place of a rung: the tasks that supervise this one end.</summary>
    public const string Release = "release";

    /// <summary>In the place of a rung: none is left.</summary>
    public const string End = "end";

    /// <summary>A new task on its ladder.</summary>
    public static FollowUpTask Start(FollowUpTask task, ReferenceBook reference)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(reference);
        var plan = reference.Ladders.For(StartedOn(task));
        return WithNext(task with { LadderVersion = plan.Version, Ladder = task.Ladder.Length > 0 ? task.Ladder : plan.For(task.Step).Id }, reference);
    }

    /// <summary>A task after a change: where its deadline moved or another office has it, it begins anew, and what was to fire before does not.
    /// Another office that gets it late stays late, and is not pressed for the time that was lost elsewhere; the offices above it get their tasks anew.</summary>
    public static FollowUpTask Follow(FollowUpTask before, FollowUpTask after, ReferenceBook reference)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(reference);
        if ((after.DueTime == before.DueTime && after.OfficeId == before.OfficeId) || TaskLifecycle.IsTerminal(after.State))
        {
            return WithNext(after, reference);
        }

        var moved = after.OfficeId != before.OfficeId;
        if (moved && before.OverdueTime is { } mark && after.DueTime <= after.UpdateTime && !TaskClock.Stands(after))
        {
            // Midnight of another zone is another instant: the mark that was made stands.
            after = after with { OverdueTime = Instant.Max(mark, after.DueTime) };
        }

        var isLate = after.OverdueTime is not null;
        return WithNext(
            after with
            {
                RungRound = before.RungRound + 1, LastRung = isLate && (moved || after.DueTime == before.DueTime) ? Passed(after, reference) : null, EscalationLevel = 0, EscalationTier = null, Lever = null,
                LeverBasis = null, LateTier = isLate && reference.Offices.Find(after.OfficeId) is { } holder ? reference.Offices.TierOf(holder) : null,
            },
            reference);
    }

    /// <summary>The task with what comes next.</summary>
    public static FollowUpTask WithNext(FollowUpTask task, ReferenceBook reference)
    {
        ArgumentNullException.ThrowIfNull(task);
        var (rung, time) = Next(task, LadderOf(task, reference), reference.Calendar);
        return task with { NextRung = rung, NextRungTime = time, NextTryTime = null };
    }

    /// <summary>The ladder of a task.</summary>
    public static Ladder LadderOf(FollowUpTask task, ReferenceBook reference)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Ladders.Find(task.LadderVersion, task.Ladder, StartedOn(task));
    }

    private static (string? Rung, Instant? Time) Next(FollowUpTask task, Ladder ladder, WorkCalendar calendar)
    {
        var ended = TaskLifecycle.IsTerminal(task.State);
        // What supervises was opened by an escalation: where the round has had none, by one of the round before.
        if (task.IsSupervised && (ended || task.OverdueTime is null || task.EscalationLevel == 0))
        {
            return (Release, task.UpdateTime);
        }

        if (ended || TaskClock.Stands(task))
        {
            return (ended ? End : null, null);
        }

        var zone = DateTimeZoneProviders.Tzdb[task.TimeZone];
        for (var i = Behind(task, ladder) + 1; i < ladder.Rungs.Count; i++)
        {
            var (rung, at) = (ladder.Rungs[i], ladder.Rungs[i].At(task.DueTime, zone, calendar));
            if (rung.Kind == RungKind.Remind && at <= task.StartTime)
            {
                continue;
            }

            // What presses waits for the acknowledgement to run out; what would then come after the next rung falls away.
            var waits = rung.Presses && AcknowledgedUntil(task, ladder) is { } until && until > at ? until : at;
            if (waits == at || i + 1 == ladder.Rungs.Count || waits < ladder.Rungs[i + 1].At(task.DueTime, zone, calendar))
            {
                return (rung.Id, waits);
            }
        }

        return (End, null);
    }

    /// <summary>Until when an acknowledgement holds; null where there is none.</summary>
    public static Instant? AcknowledgedUntil(FollowUpTask task, Ladder ladder)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(ladder);
        return task.State == TaskState.Open ? null : task.AcknowledgeTime + Duration.FromHours(ladder.AcknowledgedHours);
    }

    /// <summary>The place of the rung that is behind a task. A mark that stands is never made again; where the rung is not on the ladder, the task is where its mark and level say.</summary>
    private static int Behind(FollowUpTask task, Ladder ladder)
    {
        var marked = task.OverdueTime is null ? -1 : ladder.DueIndex;
        return task.LastRung is not { } last ? marked
            : ladder.IndexOf(last) is >= 0 and var index ? Math.Max(index, marked)
            : task.OverdueTime is null ? -1 : marked + task.EscalationLevel;
    }

    /// <summary>The last rung that only presses and whose time was over when a late task changed. What opens a task at an office above is never passed over: that task ended with the change.</summary>
    private static string Passed(FollowUpTask task, ReferenceBook reference)
    {
        var (ladder, zone) = (LadderOf(task, reference), DateTimeZoneProviders.Tzdb[task.TimeZone]);
        return ladder.Rungs.Skip(ladder.DueIndex).TakeWhile(rung => rung.Opens is null).Last(rung => rung.Kind == RungKind.Due || rung.At(task.DueTime, zone, reference.Calendar) <= task.UpdateTime).Id;
    }

    private static LocalDate StartedOn(FollowUpTask task) => task.StartTime.InZone(DateTimeZoneProviders.Tzdb[task.TimeZone]).Date;
}

using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>The clocks of a case stopped, or went on.</summary>
/// <param name="Time">When.</param>
/// <param name="Stops">Whether they stopped.</param>
internal sealed record ClockTurn(DateTimeOffset Time, bool Stops) : IRoutingChange;

/// <summary>When a task is due. A mirror stands still with the clocks of its case; what other offices have to do by clocks of their own goes on.</summary>
internal static class TaskClock
{
    /// <summary>The stops and restarts that a task does not know of yet and follows, in order.</summary>
    public static IEnumerable<ClockTurn> UnknownTo(FollowUpTask task, CaseSnapshot file) => !Follows(task.MirrorOf) ? [] : Turns(file).Skip(task.ClockTurnCount);

    /// <summary>The case as it was after the first so many stops and restarts.</summary>
    public static CaseSnapshot After(CaseSnapshot file, int turns) => file with
    {
        Pauses = file.Pauses?.Take((turns + 1) / 2).Select((pause, i) => turns > (2 * i) + 1 ? pause : pause with { EndTime = null }).ToList(),
    };

    /// <summary>The case with the stops and restarts until an instant only.</summary>
    public static CaseSnapshot At(CaseSnapshot file, DateTimeOffset at) => After(file, Turns(file).TakeWhile(turn => turn.Time <= at).Count());

    /// <summary>How many stops and restarts there are for what mirrors a step; none for all else.</summary>
    public static int TurnCount(string? mirrorOf, CaseSnapshot file) => Follows(mirrorOf) ? Turns(file).Count() : 0;

    /// <summary>Since when the clock of what mirrors a step stands still; null for all else, and while it runs.</summary>
    public static Instant? PausedSince(string? mirrorOf, CaseSnapshot file) =>
        Follows(mirrorOf) && file.Pauses is [.., { EndTime: null, StartTime: var start }] ? Instant.FromDateTimeOffset(start) : null;

    /// <summary>When the clock of what mirrors a step stood still; never for all else. A pause that lasts has taken nothing yet.</summary>
    public static IReadOnlyList<ClockPause> PausesOf(string? mirrorOf, CaseSnapshot file) => !Follows(mirrorOf) ? [] :
    [
        .. (file.Pauses ?? []).Where(pause => pause.StartTime < pause.EndTime)
            .Select(pause => new ClockPause(Instant.FromDateTimeOffset(pause.StartTime), Instant.FromDateTimeOffset(pause.EndTime!.Value))),
    ];

    /// <summary>Whether its clock stands still, and its time was not over before.</summary>
    public static bool Stands(FollowUpTask task) => task.PausedTime < task.DueTime;

    /// <summary>A task after its clock stopped or went on; one that has ended has none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="turn">What happened.</param>
    /// <param name="file">Its case, now or then.</param>
    /// <param name="reference">Rules and calendar.</param>
    public static FollowUpTask Turn(FollowUpTask task, ClockTurn turn, CaseSnapshot file, ReferenceBook reference)
    {
        if (TaskLifecycle.IsTerminal(task.State))
        {
            return task;
        }

        var at = Instant.FromDateTimeOffset(turn.Time);
        var turned = task.Changed(at) with { ClockTurnCount = task.ClockTurnCount + 1, PausedTime = turn.Stops ? at : null };
        return Due(turned, turn.Stops ? task.DueTime : DueOf(turned, After(file, turned.ClockTurnCount), reference));
    }

    /// <summary>A task with a due instant. A mark that was not made at it or after it, or while the clock stood still, is not right any more: the timer marks it again.</summary>
    public static FollowUpTask Due(FollowUpTask task, Instant due)
    {
        var moved = task with { DueTime = due };
        return task.OverdueTime < due || Stands(moved) ? moved with { OverdueTime = null } : moved;
    }

    /// <summary>When a task is due by the present calendar, reckoned again from its start by the rule in the version that it started with; as it is where that version is not there any more.</summary>
    /// <param name="task">The task.</param>
    /// <param name="file">Its case.</param>
    /// <param name="reference">Rules and calendar.</param>
    public static Instant DueOf(FollowUpTask task, CaseSnapshot file, ReferenceBook reference)
    {
        var zone = DateTimeZoneProviders.Tzdb[task.TimeZone];
        var rule = task.RuleVersion > 0
            ? reference.Law.Deadlines.Versions(task.RuleId).FirstOrDefault(version => version.Law.Version == task.RuleVersion)
            : Started(task, file.ElectionId, zone, reference);
        return rule is null ? task.DueTime : DeadlineCalculator.Due(rule, task.StartTime, zone, reference.Calendar, PausesOf(task.MirrorOf, file));
    }

    /// <summary>Whether it mirrors a step of the case file, whose clocks may stand still; those of tracks go on.</summary>
    private static bool Follows(string? mirrorOf) => mirrorOf is not null && mirrorOf != TrackTask.Method;

    private static IEnumerable<ClockTurn> Turns(CaseSnapshot file) => (file.Pauses ?? []).SelectMany(IEnumerable<ClockTurn> (pause) =>
        pause.EndTime is { } end ? [new(pause.StartTime, Stops: true), new(end, Stops: false)] : [new(pause.StartTime, Stops: true)]);

    /// <summary>The version that held where and when the clock started, for tasks that did not keep it yet.</summary>
    private static DeadlineRule? Started(FollowUpTask task, string electionId, DateTimeZone zone, ReferenceBook reference)
    {
        var region = reference.Offices.Find(task.OfficeId)?.RegionCode is { } code ? reference.Regions.Find(code) : null;
        return reference.Law.Deadlines.Find(task.RuleId, new LawMoment(task.StartTime.InZone(zone).Date, reference.Elections.Find(electionId)?.Family, region));
    }
}

using Netralitas.Agencies.FollowUp;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Recomputing;

/// <summary>The deadline of a task by the present calendar.</summary>
internal static class Recomputation
{
    /// <summary>When a task is due, reckoned again from its start by the rule in the version that it started with; as it is where that version is not there any more.</summary>
    /// <param name="task">The task.</param>
    /// <param name="electionId">The election of its case.</param>
    /// <param name="reference">Rules and calendar.</param>
    public static Instant DueOf(FollowUpTask task, string electionId, ReferenceBook reference)
    {
        var zone = DateTimeZoneProviders.Tzdb[task.TimeZone];
        var rule = task.RuleVersion > 0
            ? reference.Law.Deadlines.Versions(task.RuleId).FirstOrDefault(version => version.Law.Version == task.RuleVersion)
            : Started(task, electionId, zone, reference);
        return rule is null ? task.DueTime : DeadlineCalculator.Due(rule, task.StartTime, zone, reference.Calendar);
    }

    /// <summary>The task with another deadline. One that is not over yet is waited for by the timer again, marked before or not.</summary>
    public static FollowUpTask Move(FollowUpTask task, Instant due, Instant now) =>
        task.Changed(now) with { DueTime = due, OverdueTime = due > now ? null : task.OverdueTime };

    /// <summary>The version that held where and when the clock started, for tasks that did not keep it yet.</summary>
    private static DeadlineRule? Started(FollowUpTask task, string electionId, DateTimeZone zone, ReferenceBook reference)
    {
        var region = reference.Offices.Find(task.OfficeId)?.RegionCode is { } code ? reference.Regions.Find(code) : null;
        return reference.Law.Deadlines.Find(task.RuleId, new LawMoment(task.StartTime.InZone(zone).Date, reference.Elections.Find(electionId)?.Family, region));
    }
}

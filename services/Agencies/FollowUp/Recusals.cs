using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>Offices and officers that keep out of a case, one after the other.</summary>
internal static class Recusals
{
    /// <summary>The case as it was when its first tasks were opened: some offices kept out already, officers did not.</summary>
    public static CaseSnapshot AsRaised(CaseSnapshot file) =>
        Before(file, (file.Recusals ?? []).TakeWhile(recusal => recusal.Time <= file.RecordTime).Count()) with { OfficerRecusals = null };

    /// <summary>Those who keep out and of whom a task does not know yet, in the order in which they came to.</summary>
    public static IEnumerable<IRecusal> UnknownTo(FollowUpTask task, CaseSnapshot file) =>
        (file.Recusals ?? []).Skip(task.RecusedOfficeIds.Count).Concat<IRecusal>((file.OfficerRecusals ?? []).Skip(task.RecusedOfficerIds.Count))
            .OrderBy(recusal => recusal.Time);

    /// <summary>The case with the first so many recusals only: as it was routed before the next.</summary>
    public static CaseSnapshot Before(CaseSnapshot file, int count)
    {
        var all = file.Recusals ?? [];
        return file with { Recusals = [.. all.Take(count)], HandlingOfficeId = count < all.Count ? all[count].HandlingBefore : file.HandlingOfficeId };
    }

    /// <summary>A task after one more officer keeps out: one that has not ended and that the officer had is the whole office's again.</summary>
    public static FollowUpTask KeepOut(FollowUpTask task, OfficerRecusalSnapshot recusal) => task.Changed(Instant.FromDateTimeOffset(recusal.Time)) with
    {
        RecusedOfficerIds = [.. task.RecusedOfficerIds, recusal.OfficerId],
        OfficerId = task.OfficerId == recusal.OfficerId && !TaskLifecycle.IsTerminal(task.State) ? null : task.OfficerId,
    };

    /// <summary>A task after one more office keeps out: others see it, and one that has not ended goes to the office that acts instead and begins there.</summary>
    /// <param name="task">The task.</param>
    /// <param name="file">The case with that recusal and none after it.</param>
    /// <param name="recusal">The recusal.</param>
    /// <param name="plan">The plan that the case started with.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <exception cref="CannotRouteException">The reference data do not say where it goes.</exception>
    /// <exception cref="CalendarYearMissingException">Its deadline needs a year that is not loaded.</exception>
    public static FollowUpTask Reroute(FollowUpTask task, CaseSnapshot file, RecusalSnapshot recusal, RoutingPlan plan, ReferenceBook reference)
    {
        var again = TaskOpening.Again(task, plan, file, reference);
        var routed = task.Changed(Instant.FromDateTimeOffset(recusal.Time)) with
        {
            HandlingOfficeId = again.HandlingOfficeId, HandlingSupervisorId = again.HandlingSupervisorId, RecusedOfficeIds = again.RecusedOfficeIds,
        };
        if (!TaskLifecycle.IsTerminal(task.State) && again.OfficeId != task.OfficeId)
        {
            routed = routed with { OfficeId = again.OfficeId, OfficerId = null, State = TaskState.Open, DueTime = again.DueTime, TimeZone = again.TimeZone };
        }

        return routed with { SupervisorOfficeId = reference.Offices.ActingAbove(reference.Offices.Find(routed.OfficeId)!, again.RecusedOfficeIds) };
    }
}

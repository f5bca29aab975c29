using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Netralitas.Agencies.Referrals;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>Offices and officers that keep out of a case, and other changes of what it is routed by, one after the other.</summary>
internal static class Recusals
{
    /// <summary>Cases as they were, by the snapshot that says so, for as long as somebody holds that.</summary>
    private static readonly ConditionalWeakTable<CaseSnapshot, ConcurrentDictionary<DateTimeOffset, CaseSnapshot>> Earlier = [];

    /// <summary>The case as it was when its first tasks were opened: some offices kept out already, officers did not.</summary>
    public static CaseSnapshot AsRaised(CaseSnapshot file) => AsOf(file, file.RecordTime, reroutings: 0);

    /// <summary>The case as it was when a person came to it, which may be later: whoever kept out by then never holds a task about the person.</summary>
    public static CaseSnapshot WhenCame(CaseSnapshot file, PersonSnapshot? person) =>
        person?.AddedTime is { } added ? AsOf(file, added, Until(file.Reroutings, added)) : AsRaised(file);

    /// <summary>The case as it was at an instant after it was raised, such as that of a forwarding.</summary>
    /// <remarks>Every step asks for every person about the same instants, so each is reckoned once for a snapshot, which never changes.</remarks>
    public static CaseSnapshot At(CaseSnapshot file, DateTimeOffset at) =>
        Earlier.GetOrCreateValue(file).GetOrAdd(at, _ => Then(file, at, file.Reopenings?.Count(reopening => reopening.Time <= at) ?? 0));

    private static CaseSnapshot AsOf(CaseSnapshot file, DateTimeOffset at, int reroutings) =>
        Standings.At(TaskClock.At(Before(file, Until(file.Recusals, at), reroutings), at), at) with { OfficerRecusals = null, Reopenings = null };

    /// <summary>The case as it was when it was reopened for the first, second, ... time (0, 1, ...).</summary>
    public static CaseSnapshot AsReopened(CaseSnapshot file, int which) => Then(file, file.Reopenings![which].Time, which + 1);

    private static CaseSnapshot Then(CaseSnapshot file, DateTimeOffset at, int reopenings) => Standings.At(TaskClock.At(Before(file, Until(file.Recusals, at), Until(file.Reroutings, at)), at), at) with
    {
        OfficerRecusals = file.OfficerRecusals?.Take(Until(file.OfficerRecusals, at)).ToList(), Reopenings = file.Reopenings?.Take(reopenings).ToList(),
    };

    /// <summary>What a task does not know of yet, in the order in which it happened.</summary>
    public static IEnumerable<IRoutingChange> UnknownTo(FollowUpTask task, CaseSnapshot file) =>
        TaskClock.UnknownTo(task, file).Concat<IRoutingChange>((file.Recusals ?? []).Skip(task.RecusedOfficeIds.Count))
            .Concat((file.OfficerRecusals ?? []).Skip(task.RecusedOfficerIds.Count)).Concat((file.Reroutings ?? []).Skip(task.ReroutingCount)).OrderBy(change => change.Time);

    /// <summary>The case with the first so many recusals and reroutings only: as it was routed before the next.</summary>
    public static CaseSnapshot Before(CaseSnapshot file, int recusals, int reroutings)
    {
        var (recusal, rerouting) = (file.Recusals?.ElementAtOrDefault(recusals), file.Reroutings?.ElementAtOrDefault(reroutings));
        var handling = rerouting is null || recusal?.Time <= rerouting.Time ? recusal?.HandlingBefore : rerouting.HandlingBefore;
        var before = file with
        {
            Recusals = file.Recusals?.Take(recusals).ToList(), Reroutings = file.Reroutings?.Take(reroutings).ToList(), HandlingOfficeId = handling ?? file.HandlingOfficeId,
        };
        return rerouting is null ? before : before with
        {
            ElectionId = rerouting.ElectionBefore, PlaceRegionCode = rerouting.PlaceBefore, KnownDate = rerouting.KnownBefore, ReceivedTime = rerouting.ReceivedBefore,
            CountedFromTime = rerouting.CountedFromBefore,
            Persons = [.. file.Persons.Select(person => Before(person, file.Reroutings!.Skip(reroutings)))],
        };
    }

    private static PersonSnapshot Before(PersonSnapshot person, IEnumerable<ReroutingSnapshot> reroutings)
    {
        List<ReroutingSnapshot> own = [.. reroutings.Where(rerouting => rerouting.PersonId == person.PersonId)];
        // What was said before kinds were did not change what was told of the kind.
        return own.Count == 0 ? person : person with
        {
            ToldEmployerOfficeId = own[0].EmployerBefore, ToldSubjectKind = own.Select(one => one.SubjectKindBefore).OfType<string>().FirstOrDefault() ?? person.ToldSubjectKind,
        };
    }

    private static int Until(IReadOnlyList<IRoutingChange>? changes, DateTimeOffset time) => changes?.TakeWhile(change => change.Time <= time).Count() ?? 0;

    /// <summary>A task after one more officer keeps out: one that has not ended and that the officer had is the whole office's again.</summary>
    public static FollowUpTask KeepOut(FollowUpTask task, OfficerRecusalSnapshot recusal) => task.Changed(Instant.FromDateTimeOffset(recusal.Time)) with
    {
        RecusedOfficerIds = [.. task.RecusedOfficerIds, recusal.OfficerId],
        OfficerId = task.OfficerId == recusal.OfficerId && !TaskLifecycle.IsTerminal(task.State) ? null : task.OfficerId,
    };

    /// <summary>A task after one more office keeps out, or its case is routed otherwise: others see it, and one that has not ended goes to the office that acts
    /// instead and begins there; its clock is that of the right entries.</summary>
    /// <param name="task">The task.</param>
    /// <param name="file">The case with that change and none after it.</param>
    /// <param name="change">The change.</param>
    /// <param name="plan">The plan that the case started with.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <exception cref="CannotRouteException">The reference data do not say where it goes.</exception>
    /// <exception cref="CalendarYearMissingException">Its deadline needs a year that is not loaded.</exception>
    public static FollowUpTask Reroute(FollowUpTask task, CaseSnapshot file, IRoutingChange change, RoutingPlan plan, ReferenceBook reference)
    {
        var again = TaskOpening.Again(task, plan, file, reference);
        var routed = task.Changed(Instant.FromDateTimeOffset(change.Time)) with
        {
            HandlingOfficeId = again.HandlingOfficeId, HandlingSupervisorId = again.HandlingSupervisorId, RecusedOfficeIds = again.RecusedOfficeIds,
            ReroutingCount = again.ReroutingCount, PlaceRegionCode = again.PlaceRegionCode,
        };
        var moves = !TaskLifecycle.IsTerminal(task.State) && again.OfficeId != task.OfficeId;
        if (moves)
        {
            routed = routed.At(reference.Offices.Find(again.OfficeId)!, reference);
        }

        if (moves || (!TaskLifecycle.IsTerminal(task.State) && change is ReroutingSnapshot))
        {
            routed = TaskClock.Due(routed, again.DueTime) with
            {
                StartTime = again.StartTime, RuleId = again.RuleId, RuleVersion = again.RuleVersion, BasisKind = again.BasisKind, Basis = again.Basis, DayKind = again.DayKind,
                TimeZone = again.TimeZone,
            };
        }

        routed = routed with { SupervisorOfficeId = new ServingOffices(reference.Offices, routed.UpdateTime).Above(reference.Offices.Find(routed.OfficeId)!, again.RecusedOfficeIds) };
        return ReferralLifecycle.Purge(routed, Instant.FromDateTimeOffset(change.Time), routed.HandlingOfficeId == task.HandlingOfficeId ? null : task.HandlingOfficeId);
    }
}

using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>A time in which a step of the plan wants its task of one office.</summary>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when: then the case is another in what the step asks for; null while it lasts.</param>
internal sealed record WantedTime(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>When a step of the plan wants its task. Computed from the snapshot alone, which has all that ever was: in whatever order facts come, the times are the same.</summary>
internal static class PlanTimes
{
    /// <summary>The times, in order and apart. Each has a task of its own: what is right again later is a new task.</summary>
    /// <param name="step">The step.</param>
    /// <param name="person">The person, for a step that opens one task for each; null for the whole case.</param>
    /// <param name="file">The case as it stands now.</param>
    /// <param name="reference">Law, offices and elections.</param>
    public static IReadOnlyList<WantedTime> Of(PlanStep step, PersonSnapshot? person, CaseSnapshot file, ReferenceBook reference)
    {
        if (Begin(step, person, file) is not { } begin || !step.When.AppliesToCase(file.Kind))
        {
            return [];
        }

        var (times, before) = (new List<WantedTime>(), (string?)null);
        foreach (var at in step.IsSteady ? [begin] : Moments(step, begin, file))
        {
            var now = step.IsSteady || !Ended(file, at) ? Wanted(step, person, Then(step, person, file, at), at, reference) : null;
            if (now == before)
            {
                continue;
            }

            if (before is not null)
            {
                times[^1] = times[^1] with { Until = at };
            }

            if (now is not null)
            {
                times.Add(new WantedTime(at, null));
            }

            before = now;
        }

        return times;
    }

    /// <summary>The case as it was when a task of a step opened.</summary>
    public static CaseSnapshot Then(PlanStep step, PersonSnapshot? person, CaseSnapshot file, DateTimeOffset at) =>
        step.OpensOn == PlanTrigger.CaseRaised && at == Begin(step, person, file) ? Recusals.WhenCame(file, person) : Recusals.At(file, at);

    /// <summary>Whether a step wants its task of a case as it is.</summary>
    public static bool Holds(PlanStep step, PersonSnapshot? person, CaseSnapshot file, ReferenceBook reference) => step.When.AppliesToCase(file.Kind) && Wanted(step, person, file, DateTimeOffset.MaxValue, reference) is not null;

    private static DateTimeOffset? Begin(PlanStep step, PersonSnapshot? person, CaseSnapshot file) => step.OpensOn switch
    {
        PlanTrigger.CaseRaised => person?.AddedTime ?? file.RecordTime,
        PlanTrigger.PersonIdentified => Standings.Identified(person?.PersonId, file),
        PlanTrigger.Registered => person?.AddedTime > file.RegisteredTime ? person.AddedTime : file.RegisteredTime,
        PlanTrigger.Forwarded => file.Forwardings?.FirstOrDefault(letter => person is null || letter.PersonIds.Contains(person.PersonId))?.Time,
        _ => null,
    };

    /// <summary>When anything changed that a step may ask for.</summary>
    private static IEnumerable<DateTimeOffset> Moments(PlanStep step, DateTimeOffset begin, CaseSnapshot file) =>
        // Whoever goes by what was told asks only of what is known.
        (step.GoesByTold && !step.When.AsksStanding ? [] : file.Standings ?? []).Concat<IRoutingChange>(file.Reroutings ?? []).Concat(file.Recusals ?? []).Select(change => change.Time)
            .Concat(file.Persons.Select(person => person.AddedTime).OfType<DateTimeOffset>())
            .Concat((file.Reopenings ?? []).SelectMany(IEnumerable<DateTimeOffset> (reopening) => [reopening.ClosedTime, reopening.Time])).Concat(file.ClosedTime is { } end ? [end] : [])
            .Where(at => at > begin).Append(begin).Distinct().Order();

    private static bool Ended(CaseSnapshot file, DateTimeOffset at) =>
        file.ClosedTime <= at || (file.Reopenings ?? []).Any(reopening => reopening.ClosedTime <= at && at < reopening.Time);

    /// <summary>Whether, and of which office where that makes it another task; null for not.</summary>
    private static string? Wanted(PlanStep step, PersonSnapshot? person, CaseSnapshot then, DateTimeOffset at, ReferenceBook reference)
    {
        var known = then.Persons.FirstOrDefault(one => one.PersonId == person?.PersonId);
        if (!PlaceHolds(step.When, then, reference) || !(known is null ? then.Persons.Where(one => !(one.AddedTime > at)) : [known]).Any(one => PersonHolds(step, one, then, reference)))
        {
            return null;
        }

        return step.Starts != ClockStart.Opened || !step.Office.AsksEntries ? ""
            : step.Office.Resolve(reference.Offices, then.HandlingOfficeId, then.PlaceRegionCode, known is null ? null : TaskOpening.EmployerOf(step, known))?.Id ?? "";
    }

    private static bool PlaceHolds(PlanCondition when, CaseSnapshot then, ReferenceBook reference)
    {
        if (when is { Places.Count: 0, Tiers.Count: 0, Phases.Count: 0 })
        {
            return true;
        }

        var (place, handler) = (reference.Regions.Find(then.PlaceRegionCode), reference.Offices.Find(then.HandlingOfficeId));
        var (election, received) = (reference.Elections.Find(then.ElectionId), Instant.FromDateTimeOffset(then.ReceivedTime));
        return place is not null
            && (when.Places.Count == 0 || when.Places.Contains(place.Code) || (place.ProvinceCode is { } province && when.Places.Contains(province)))
            && (when.Tiers.Count == 0 || (handler is not null && when.Tiers.Contains(reference.Offices.TierOf(handler))))
            && (when.Phases.Count == 0 || election?.PhasesOn(place, received.InZone(place.Zone).Date).Any(phase => when.Phases.Contains(phase.Code)) == true);
    }

    private static bool PersonHolds(PlanStep step, PersonSnapshot person, CaseSnapshot then, ReferenceBook reference)
    {
        var when = step.When;
        return when.AppliesToSubject(step.GoesByTold ? person.ToldSubjectKind : person.SubjectKind)
            && (when.Employers.Count == 0 || when.Employers.Contains(KindOf(TaskOpening.EmployerOf(step, person), reference)))
            && (when.Violations.Count == 0 || Standings.ClassesOf(person.PersonId, then, reference).Overlaps(when.Violations));
    }

    private static EmployerKind KindOf(string? officeId, ReferenceBook reference) =>
        officeId is null || reference.Offices.Find(officeId) is not { } office ? EmployerKind.Unknown : office.RegionCode is null ? EmployerKind.Central : EmployerKind.Regional;
}

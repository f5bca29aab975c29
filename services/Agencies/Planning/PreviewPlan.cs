using Google.Protobuf.WellKnownTypes;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tasks;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;
using Contest = Netralitas.Reference.Contest;

namespace Netralitas.Agencies.Planning;

/// <summary>What a case that there might be would open. Decided by the same functions as for a case that there is.</summary>
internal static class PreviewPlan
{
    private const int PersonsMax = 100;
    private const int AllegationsMax = 20;

    // Further than any calendar; near the end of time days can no longer be added.
    private static readonly Instant Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    public static PreviewPlanResponse Of(ReferenceBook book, PreviewPlanRequest request)
    {
        var asked = Check(book, request);
        try
        {
            var file = asked.Snapshot(book);
            var plan = Reconcile.PlanFor(file, book);
            return PlanView.Show(file, plan.Version, Reconcile.With(null, [], file, plan, book));
        }
        catch (CalendarYearMissingException e)
        {
            throw (Refusal.Of(TaskReasons.CalendarYearMissing, ("year", e.Year.ToString())) with { Resource = ("election", request.ElectionId) }).AsException();
        }
    }

    private static PlannedCase Check(ReferenceBook book, PreviewPlanRequest request)
    {
        var checks = new FieldChecks();
        checks.OneOf("kind", request.Kind);
        checks.OneOf("contest", request.Contest);
        var (election, place) = (book.Elections.Find(request.ElectionId), book.Regions.Find(request.PlaceRegionCode));
        checks.Require(election is not null, "election_id", "must be the id of an election such as pilkada-2024; see ListElections");
        checks.Require(place is not null, "place_region_code", "must be the code of a region such as 63.01; see ListRegions");
        var known = checks.Date("known_date", request.KnownDate);
        var acted = request.ActDate.Length == 0 ? known : checks.Date("act_date", request.ActDate);
        var received = Time(checks, "received_time", request.ReceivedTime, Instant.MinValue, "must lie before the year 2200")!.Value;
        var registered = Time(checks, "registered_time", request.RegisteredTime, received, "must not be before received_time");
        var forwarded = Time(checks, "forwarded_time", request.ForwardedTime, registered ?? received, "must not be before received_time or registered_time");
        checks.Require(acted <= known, "known_date", "must not be before act_date");
        checks.Require(request.ReceivedTime is not null, "received_time", "must be given");
        checks.Require(request.Persons.Count is > 0 and <= PersonsMax, "persons", $"must name 1 to {PersonsMax} reported persons");
        var contest = (Contest)request.Contest;
        var held = election is not null && place is not null && System.Enum.IsDefined(contest) && checks.Require(
            election.IsContested(contest, place), "contest", $"is not held at {place.Code} ({place.Name}) in {election.Id}");
        var act = held ? new Act(acted, election!, contest, place!) : null;
        var day = place is null ? known : received.InZone(place.Zone).Date;
        checks.Require(known <= day, "received_time", "must not be before known_date");
        checks.Require(book.Routing.For(day) is not null, "received_time", "must be a day on which there was a routing plan");
        checks.Require(forwarded is null || book.Tracks.For(day) is not null, "forwarded_time", "must be a day on which there were tracks");
        var persons = request.Persons.Take(PersonsMax).Select((person, i) => Person(checks, $"persons[{i}].", person, act, book)).ToList();
        checks.Require(forwarded is null || registered is not null || request.Kind == CaseKind.Information, "forwarded_time", "must go with registered_time but for information");
        checks.ThrowIfAny();
        return new PlannedCase(request.Kind, act!, known, received, persons, registered, forwarded);
    }

    private static PlannedSubject Person(FieldChecks checks, string path, PlannedPerson person, Act? act, ReferenceBook book)
    {
        checks.OneOf(path + "subject_kind", person.SubjectKind);
        checks.Require(person.EmployerOfficeId.Length == 0 || book.Offices.Find(person.EmployerOfficeId) is not null, path + "employer_office_id",
            "must be the id of an office such as setda-63.72; see ListOffices");
        checks.Require(person.Allegations.Count <= AllegationsMax, path + "allegations", $"must be at most {AllegationsMax}");
        var kind = System.Enum.IsDefined(person.SubjectKind) ? Words.Of(person.SubjectKind) : "";
        var allegations = new List<(ViolationType Type, Outcome Outcome)>();
        foreach (var (i, allegation) in person.Allegations.Take(AllegationsMax).Index())
        {
            var field = $"{path}allegations[{i}].";
            checks.Require(System.Enum.IsDefined(allegation.Outcome), field + "outcome", "must be a known outcome");
            var exists = checks.Require(
                book.Law.Violations.Versions(allegation.ViolationId).Count > 0, field + "violation_id", "must be a code of the violation catalogue such as DIS-06; see ListViolationTypes");
            if (exists && act is not null && PlanVocabulary.SubjectKinds.Contains(kind) && ViolationFit.Of(book, act, kind, allegation.ViolationId) is var fit)
            {
                fit.Problems.ToList().ForEach(problem => checks.Bad(field + "violation_id", problem));
                allegations.Add((fit.Type!, allegation.Outcome));
            }
        }

        return new PlannedSubject(kind, person.EmployerOfficeId.Length == 0 ? null : person.EmployerOfficeId, allegations, person.Unidentified);
    }

    private static Instant? Time(FieldChecks checks, string field, Timestamp? value, Instant least, string order)
    {
        if (value is null)
        {
            return field == "received_time" ? default(Instant) : null;
        }

        var time = checks.Time(field, value, default);
        checks.Require(time < Latest, field, "must lie before the year 2200");
        checks.Require(time >= least, field, order);
        return time;
    }
}

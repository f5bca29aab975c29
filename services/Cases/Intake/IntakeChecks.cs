using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Persons;
using Netralitas.Cases.Recusal;
using Netralitas.Cases.Vault.Intake;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Intake;

/// <summary>From the request to a case that can be recorded, or every bad field at once.</summary>
internal static class IntakeChecks
{
    /// <summary>Most persons in one case.</summary>
    public const int PersonsMax = 100;

    /// <summary>Longest name and post, in characters.</summary>
    public const int WordsMax = 200;

    /// <summary>Longest text, in characters.</summary>
    public const int TextMax = 4000;

    // Every deadline that an intake starts ends within this many days; the calendar must reach that far.
    private const int CalendarAheadDays = 14;

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="officeId">The office that raises it.</param>
    /// <param name="now">The legal instant now.</param>
    /// <param name="reference">Regions, offices, elections and calendar.</param>
    /// <exception cref="RefusalException">Any field is bad; names all of them.</exception>
    public static (Guid RequestId, Raised Raised, IReadOnlyList<NewReporter> Reporters) Check(RaiseCaseRequest request, string officeId, Instant now, ReferenceBook reference)
    {
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        checks.OneOf("kind", request.Kind);
        checks.OneOf("contest", request.Contest);
        var place = reference.Regions.Find(request.PlaceRegionCode);
        checks.Require(place is not null, "place_region_code", "must be the code of a region such as 63.01; see ListRegions");
        var handler = Handler(checks, request, place, reference);
        if (handler is not null)
        {
            KnowFixing(checks, reference.Elections.Find(request.ElectionId)!, request.Contest);
        }

        var actDate = checks.Date("act_date", request.ActDate);
        var knownDate = checks.Date("known_date", request.KnownDate);
        var received = checks.Time("received_time", request.ReceivedTime, now);
        Order(checks, actDate, knownDate, received, now, place?.Zone ?? DateTimeZone.Utc, reference.Calendar);
        checks.Require(request.Persons.Count is > 0 and <= PersonsMax, "persons", $"must name 1 to {PersonsMax} reported persons");
        var persons = request.Persons.Take(PersonsMax).Select((person, i) => Person(checks, $"persons[{i}].", person, now.InZone(place?.Zone ?? DateTimeZone.Utc).Date, reference)).ToList();
        var reporters = ReporterChecks.OfCase(checks, request.Reporters, now.InZone(place?.Zone ?? DateTimeZone.Utc).Date);
        var links = EvidenceLinks.Check(checks, request.EvidenceLinks);
        checks.ThrowIfAny();
        var reception = Receive(checks, request.Kind, ReceptionPlace.Of(officeId, request.PlaceRegionCode, request.ElectionId, reference), (knownDate, received), reference);
        checks.ThrowIfAny();
        var keptOut = ConflictOfInterest.Of(persons.Select(person => person.Who), reference.Offices);
        var acting = reference.Offices.Acting(handler!, keptOut);
        return (requestId, new Raised(
            now, officeId, Guid.CreateVersion7(), request.Kind, request.ElectionId, request.Contest, place!.Code, actDate, knownDate, received,
            acting.Id, reference.Offices.ActingAbove(acting, keptOut), acting.Zone.Id, persons, keptOut, reception, reporters.Count, links), reporters);
    }

    /// <summary>The handling office follows from place and contest.</summary>
    public static Office? Handler(FieldChecks checks, RaiseCaseRequest request, Region? place, ReferenceBook reference)
    {
        var election = reference.Elections.Find(request.ElectionId);
        checks.Require(election is not null, "election_id", "must be the id of an election such as pilkada-2024; see ListElections");
        if (election is null || place is null || request.Contest == 0 || !Enum.IsDefined(request.Contest))
        {
            return null;
        }

        var contest = (Contest)request.Contest;
        if (election.RuleOf(contest) is null)
        {
            checks.Bad("contest", $"is not part of {election.Id}; its contests are {string.Join(", ", election.Contests.Select(rule => rule.Contest))}");
            return null;
        }

        return checks.Require(election.IsContested(contest, place), "contest", $"is not held at {place.Code} ({place.Name})")
            ? reference.Offices.Find(election.HandlingOfficeId(contest, place))
            : null;
    }

    /// <summary>Of an election without the day on which its candidates were fixed nobody can say what an act was a breach of: its cases are history.</summary>
    public static void KnowFixing(FieldChecks checks, Election election, Contracts.Common.V1.Contest contest) =>
        checks.Require(election.RuleOf((Contest)contest) is not { FixedBy: null }, "election_id",
            $"must be an election whose phases are known; those of {election.Id} are not, so that its cases come in with a register only");

    /// <summary>Act, knowledge, receipt, now: in this order, and within the calendar.</summary>
    public static void Order(FieldChecks checks, LocalDate act, LocalDate known, Instant received, Instant now, DateTimeZone zone, WorkCalendar calendar)
    {
        var today = now.InZone(zone).Date;
        var receivedDate = received.InZone(zone).Date;
        checks.Require(act <= today, "act_date", "must not be in the future");
        checks.Require(known <= today, "known_date", "must not be in the future");
        checks.Require(act <= known, "known_date", "must not be before act_date");
        checks.Require(received <= now, "received_time", "must not be in the future");
        checks.Require(known <= receivedDate, "received_time", "must not be before known_date");
        foreach (var year in new[] { receivedDate.Year, today.Year, today.PlusDays(CalendarAheadDays).Year }.Distinct().Where(year => !calendar.Covers(year)))
        {
            checks.Bad("received_time", $"needs the working-day calendar of {year}, which is not loaded; an operator adds it to holidays.csv");
        }
    }

    /// <summary>From when it counts as received; a bad field where the calendar of its year is missing.</summary>
    public static Reception Receive(FieldChecks checks, CaseKind kind, ReceptionPlace place, (LocalDate Known, Instant Received) when, ReferenceBook reference)
    {
        try
        {
            return Reception.Of(kind, when.Known, when.Received, place, reference);
        }
        catch (CalendarYearMissingException missing)
        {
            checks.Bad("known_date", $"needs the working-day calendar of {missing.Year}, which is not loaded; an operator adds it to holidays.csv");
            return new Reception(when.Received, null);
        }
    }

    private static RaisedPerson Person(FieldChecks checks, string path, NewReportedPerson person, LocalDate today, ReferenceBook reference)
    {
        var name = checks.Text(path + "name", person.Name, 0, WordsMax);
        checks.OneOf(path + "subject_kind", person.SubjectKind);
        var employer = person.EmployerOfficeId.Length == 0 ? null : Employer(checks, path, person.EmployerOfficeId, reference);
        var post = checks.Text(path + "post", person.Post, 0, WordsMax);
        var act = checks.Text(path + "alleged_act", person.AllegedAct, 1, TextMax);
        var (employee, resident) = PersonNumbers.Check(checks, path, (person.EmployeeNumber, person.ResidentNumber), person.SubjectKind, today, reference);
        var atAct = ActSnapshotChecks.Check(checks, path + "at_act.", person.AtAct, person.SubjectKind);
        return new RaisedPerson(Guid.CreateVersion7(), new Identity(name.Length == 0 ? null : name, person.SubjectKind, employer, post, employee, resident) { AtAct = atAct }, act);
    }

    /// <summary>The office that employs a person, as a request names it.</summary>
    public static string Employer(FieldChecks checks, string path, string officeId, ReferenceBook reference)
    {
        checks.Require(reference.Offices.Find(officeId) is not null, path + "employer_office_id", "must be the id of an office such as setda-63.72; see ListOffices");
        return officeId;
    }
}

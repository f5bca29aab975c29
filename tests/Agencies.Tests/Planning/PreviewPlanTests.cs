using Google.Protobuf.WellKnownTypes;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Planning;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;
using BookContest = Netralitas.Reference.Contest;
using Contest = Netralitas.Contracts.Common.V1.Contest;

namespace Netralitas.Agencies.Tests.Planning;

public sealed class PreviewPlanTests
{
    private static readonly ReferenceBook Book = Given.Reference;
    private static readonly string[] Places = ["63.01", "63.72", "62.71", "64.01"];

    [Fact]
    public void What_is_previewed_is_what_the_case_opens_when_it_comes()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var request = Request(random);

            var preview = PreviewPlan.Of(Book, request);

            var file = Real(request);
            var (tasks, tracks) = Opened(file, random);
            preview.HandlingOfficeId.ShouldBe(file[^1].HandlingOfficeId);
            preview.Tasks.Select(task => (task.Step, task.PersonNumber, task.OfficeId, task.StartTime, task.DueTime, task.Deadline.RuleId, task.RuleVersion, task.PlanVersion))
                .ShouldBe(tasks, ignoreOrder: true, $"seed {seed}");
            preview.Tracks.Select(track => (track.PersonNumber, track.Kind, track.ReceiverOfficeId, track.RuleId)).ShouldBe(tracks, ignoreOrder: true, $"seed {seed}");
        }
    }

    [Fact]
    public void A_village_head_and_a_civil_servant_in_one_case_have_a_track_each()
    {
        var request = Act("64.01", "2024-10-10");
        request.Persons.Add(new PlannedPerson { SubjectKind = SubjectKind.VillageHead, EmployerOfficeId = "setda-64.01", Allegations = { Of("VIL-29", Outcome.OtherLaw) } });
        request.Persons.Add(new PlannedPerson { SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-64.71", Allegations = { Of("DIS-06", Outcome.ViolationDiscipline) } });

        var preview = PreviewPlan.Of(Book, request);

        preview.RecusedOfficeIds.ShouldBe(["setda-64.01", "setda-64.71"]);
        preview.Tracks.Select(track => (track.PersonNumber, track.Kind, track.ReceiverOfficeId)).ShouldBe([(1, "village", "dpmd-64.01"), (2, "personnel", "bkn-kanreg-08")]);
        preview.Tasks.Where(task => task.PersonNumber == 2).Select(task => (task.Step, task.OfficeId)).ShouldContain(("identify-person", "bkpsdm-64.71"));
    }

    [Fact]
    public void Every_bad_field_is_named_at_once()
    {
        var refused = Should.Throw<RefusalException>(() => PreviewPlan.Of(Book, new PreviewPlanRequest
        {
            ElectionId = "pilkada-1999", PlaceRegionCode = "99", KnownDate = "12 October", ReceivedTime = new Timestamp { Seconds = 1 }, ForwardedTime = new Timestamp(),
            Persons = { new PlannedPerson { EmployerOfficeId = "setda-99", Allegations = { new PlannedAllegation { ViolationId = "NO-1", Outcome = (Outcome)99 } } } },
        })).Refusal;

        refused.Fields.Select(field => field.Field).Distinct().ShouldBe(
            ["kind", "contest", "election_id", "place_region_code", "known_date", "forwarded_time", "received_time", "persons[0].subject_kind", "persons[0].employer_office_id",
                "persons[0].allegations[0].outcome", "persons[0].allegations[0].violation_id"],
            ignoreOrder: true);
    }

    [Fact]
    public void A_violation_that_the_person_cannot_have_committed_is_refused()
    {
        var request = Act("63.01", "2024-10-10");
        request.Persons.Add(new PlannedPerson { SubjectKind = SubjectKind.VillageHead, Allegations = { Of("DIS-06", Outcome.ViolationDiscipline) } });

        Should.Throw<RefusalException>(() => PreviewPlan.Of(Book, request)).Refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe("persons[0].allegations[0].violation_id");
    }

    private static PlannedAllegation Of(string code, Outcome outcome) => new() { ViolationId = code, Outcome = outcome };

    /// <summary>A report that comes on Monday 14 October 2024, is registered and forwarded.</summary>
    private static PreviewPlanRequest Act(string place, string day) => new()
    {
        Kind = CaseKind.Report, ElectionId = "pilkada-2024", Contest = place.Length > 2 && place[3] == '7' ? Contest.Mayor : Contest.Regent, PlaceRegionCode = place, ActDate = day,
        KnownDate = "2024-10-12", ReceivedTime = Given.Received.ToTimestamp(), RegisteredTime = Given.Received.AddHours(3).ToTimestamp(), ForwardedTime = Given.Received.AddHours(30).ToTimestamp(),
    };

    private static PreviewPlanRequest Request(Random random)
    {
        var request = Act(Places[random.Next(Places.Length)], random.Next(2) == 0 ? "2024-09-10" : "2024-10-10");
        request.Kind = (CaseKind)random.Next(1, 4);
        request.Contest = random.Next(3) == 0 ? Contest.Governor : request.Contest;
        request.ReceivedTime = Given.Received.AddMinutes(random.Next(60 * 24 * 20)).ToTimestamp();
        request.RegisteredTime = random.Next(3) == 0 ? null : (request.ReceivedTime.ToDateTimeOffset() + TimeSpan.FromHours(random.Next(60))).ToTimestamp();
        request.ForwardedTime = (request.RegisteredTime is null && request.Kind != CaseKind.Information) || random.Next(3) == 0
            ? null : ((request.RegisteredTime ?? request.ReceivedTime).ToDateTimeOffset() + TimeSpan.FromHours(random.Next(1, 200))).ToTimestamp();
        var act = new Act(LocalDate.FromDateOnly(DateOnly.Parse(request.ActDate)), Book.Elections.Find("pilkada-2024")!, (BookContest)request.Contest, Book.Regions.Find(request.PlaceRegionCode)!);
        request.Persons.AddRange(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Person(random, act)));
        return request;
    }

    private static PlannedPerson Person(Random random, Act act)
    {
        string[] employers = ["", "setda-63.01", "setda-63.72", "bkpsdm-62.71", "kemenag", "bawaslu-63.01", "kpu-64.01"];
        var person = new PlannedPerson { SubjectKind = (SubjectKind)random.Next(1, 16), EmployerOfficeId = employers[random.Next(employers.Length)] };
        var fitting = Book.Law.Violations.All.Select(row => row.Law.Id).Distinct().Where(code => ViolationFit.Of(Book, act, Words.Of(person.SubjectKind), code) is { Type: not null, Problems.Count: 0 }).ToList();
        for (var i = random.Next(3); i > 0 && fitting.Count > 0; i--)
        {
            person.Allegations.Add(Of(fitting[random.Next(fitting.Count)], (Outcome)random.Next(1, 9)));
        }

        return person;
    }

    /// <summary>Who employs a person; the whole government of the head of a region.</summary>
    private static IEnumerable<string> KeepOut(PlannedPerson person) => person.SubjectKind == SubjectKind.RegionalHead && person.EmployerOfficeId.Split('-') is ["setda" or "bkpsdm", var region]
        ? ["bkpsdm-" + region, "dpmd-" + region, "inspektorat-" + region, "kesbangpol-" + region, "setda-" + region] : [person.EmployerOfficeId];

    /// <summary>The same case as the case file tells it, fact by fact.</summary>
    private static List<CaseSnapshot> Real(PreviewPlanRequest request)
    {
        var place = Book.Regions.Find(request.PlaceRegionCode)!;
        var election = Book.Elections.Find(request.ElectionId)!;
        var received = request.ReceivedTime.ToDateTimeOffset();
        var office = Book.Offices.Find(election.HandlingOfficeId((BookContest)request.Contest, place))!;
        var employers = request.Persons.SelectMany(KeepOut).Where(id => id.Length > 0 && Book.Offices.Find(id)!.SupervisorId is not null).Distinct().Order(StringComparer.Ordinal).ToList();
        var handler = Book.Offices.Acting(office, employers).Id;
        var persons = request.Persons.Select(person => Given.Person(Words.Of(person.SubjectKind), person.EmployerOfficeId.Length == 0 ? null : person.EmployerOfficeId)).ToArray();
        var counted = request.Kind == CaseKind.Report
            ? ReceptionPlace.Of(office.Id, place.Code, election.Id, Book).Counted(Instant.FromDateTimeOffset(received), Book).ToDateTimeOffset() : received;
        var file = Given.Case(place.Code, Words.Of(request.Kind), handler, persons) with
        {
            ReceivedTime = received, RecordTime = received, ChangedTime = received, CountedFromTime = counted, Recusals = [.. employers.Select(id => new RecusalSnapshot(id, received, handler))],
        };
        List<CaseSnapshot> told = [file];
        if (request.RegisteredTime is { } registered)
        {
            told.Add(file = file with { Version = file.Version + 1, StudiedTime = registered.ToDateTimeOffset(), RegisteredTime = registered.ToDateTimeOffset() });
        }

        if (request.ForwardedTime is { } forwarded)
        {
            var day = Instant.FromDateTimeOffset(forwarded.ToDateTimeOffset()).InZone(Book.Offices.Find(handler)!.Zone).Date;
            foreach (var letter in Letters(request, day, persons).GroupBy(one => (one.Receiver, one.Track)))
            {
                told.Add(file = file with
                {
                    Version = file.Version + 1, ForwardedTime = forwarded.ToDateTimeOffset(),
                    Forwardings = [.. file.Forwardings ?? [], new ForwardingSnapshot(forwarded.ToDateTimeOffset(), letter.Key.Receiver, letter.First().Rule, [.. letter.Select(one => one.Person).Distinct()])],
                });
            }
        }

        return told;

        IEnumerable<(string Receiver, string Track, string Rule, Guid Person)> Letters(PreviewPlanRequest asked, LocalDate day, PersonSnapshot[] known)
        {
            foreach (var (i, person) in asked.Persons.Index())
            {
                var told = person.Allegations.Select(allegation => allegation.Outcome).Where(outcome => (int)outcome > 2).Select(outcome => Words.Of(outcome)).Distinct().ToList<string?>();
                var outcomes = asked is { Kind: CaseKind.Information, RegisteredTime: null } ? [null] : told;
                foreach (var outcome in outcomes)
                {
                    var region = known[i].EmployerOfficeId is { } id && Book.Offices.Find(id)!.RegionCode is { } code ? Book.Regions.Find(code)! : place;
                    if (RecipientChoice.Of(Book, new Forwarded(known[i].SubjectKind, outcome, new LawMoment(day, election.Family, region), place)) is { } choice)
                    {
                        yield return (Book.Offices.Acting(choice.Office, employers).Id, choice.Rule.Track, choice.Rule.Law.Id, known[i].PersonId);
                    }
                }
            }
        }
    }

    private static (List<(string, int, string, Timestamp, Timestamp, string, int, string)> Tasks, List<(int, string, string, string)> Tracks) Opened(List<CaseSnapshot> told, Random random)
    {
        var plan = Reconcile.PlanFor(told[0], Book);
        var (known, opened, tracks) = ((FollowedCase?)null, new List<FollowUpTask>(), new List<Agencies.Tracks.FollowUpTrack>());
        foreach (var file in told.Where(file => file == told[^1] || random.Next(2) == 0))
        {
            var changes = Reconcile.With(known, opened, file, plan, Book, tracks);
            opened = [.. opened.Select(task => changes.Changed.FirstOrDefault(changed => changed.Id == task.Id) ?? task), .. changes.Opened];
            tracks.AddRange(changes.Tracks.Opened);
            known = Given.Followed(file);
        }

        int Number(Guid id) => told[0].Persons.Select(person => person.PersonId).ToList().IndexOf(id) + 1;
        return (
            [.. opened.Select(task => (task.Step, Number(task.PersonId), task.OfficeId, Of(task.StartTime), Of(task.DueTime), task.RuleId, task.RuleVersion, task.PlanVersion))],
            [.. tracks.Select(track => (Number(track.PersonId), track.Kind, track.ReceiverOfficeId, track.RuleId))]);

        static Timestamp Of(Instant instant) => instant.ToDateTimeOffset().ToTimestamp();
    }
}

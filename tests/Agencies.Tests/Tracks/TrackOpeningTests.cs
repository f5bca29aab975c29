using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;

namespace Netralitas.Agencies.Tests.Tracks;

public sealed class TrackOpeningTests
{
    [Fact]
    public void A_forwarding_opens_a_track_for_each_person_with_the_task_of_its_receiver_once()
    {
        var file = TrackWalk.Forwarded(Given.Case("63.01", persons: [Given.Person(), Given.Person()]).Registered(), "REC-ASN", "bkn-kanreg-08");
        var first = Given.FirstHeard(file);

        first.Tracks.Opened.Select(track => (track.PersonId, track.ReceiverOfficeId, track.State, track.Version)).ShouldBe(
            file.Persons.Select(person => (person.PersonId, "bkn-kanreg-08", "SENT", 1L)));
        var tasks = first.Opened.Where(task => task.TrackId != Guid.Empty).ToList();
        tasks.Select(task => (task.Step, task.OfficeId, task.RuleId, task.PersonId)).ShouldBe(file.Persons.Select(person => ("personnel.receive", "bkn-kanreg-08", "DL-25", person.PersonId)));
        tasks.ShouldAllBe(task => task.MirrorOf == "netralitas.agencies.v1.TrackService/AdvanceTrack" && !task.Returnable);
        first.Facts.OfType<TaskOpened>().Where(fact => fact.Task.TrackId is not null).ShouldAllBe(fact => fact.Task.CaseNumber == Given.NumberText);

        var again = Reconcile.With(Given.Followed(file), first.Opened, file with { Version = 9 }, Reconcile.PlanFor(file, Given.Reference), Given.Reference, first.Tracks.Opened);
        (again.Opened.Count, again.Tracks.Opened.Count, again.Tracks.Changed.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void A_case_that_was_forwarded_before_there_were_tracks_gets_them_when_it_is_heard_of_again()
    {
        var known = Given.Case("63.01").Registered() with { ForwardedTime = Given.Received.AddHours(5) };
        var before = Given.FirstHeard(known);
        before.Tracks.Opened.ShouldBeEmpty();

        var after = TrackWalk.Forwarded(known, "REC-ASN", "bkn-kanreg-08");
        var changes = Reconcile.With(Given.Followed(known), before.Opened, after, Reconcile.PlanFor(after, Given.Reference), Given.Reference);

        changes.Tracks.Opened.ShouldHaveSingleItem().State.ShouldBe("SENT");
        changes.Opened.ShouldHaveSingleItem().Step.ShouldBe("personnel.receive");
    }

    [Fact]
    public void A_person_who_is_forwarded_for_a_crime_and_a_breach_of_discipline_has_two_tracks_side_by_side()
    {
        var file = TrackWalk.Forwarded(TrackWalk.Forwarded(Given.Case("63.01").Registered(), "REC-CRIME", "polres-63.01"), "REC-ASN", "bkn-kanreg-08", hours: 6);

        var changes = Given.FirstHeard(file);

        changes.Tracks.Opened.Select(track => (track.Kind, track.ReceiverOfficeId)).ShouldBe([("crime", "polres-63.01"), ("personnel", "bkn-kanreg-08")]);
        changes.Opened.Where(task => task.TrackId != Guid.Empty).Select(task => (task.Step, task.OfficeId)).ShouldBe([("crime.receive", "polres-63.01"), ("personnel.receive", "bkn-kanreg-08")]);
    }

    [Fact]
    public void Heard_at_once_or_one_by_one_the_tasks_end_up_at_the_same_offices_with_the_same_facts()
    {
        var forwarded = TrackWalk.Forwarded(Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")).Registered(), "REC-CRIME", "polres-63.01");
        var later = forwarded.Recused("polres-63.01", hours: 7);

        var atOnce = Given.FirstHeard(later);
        var first = Given.FirstHeard(forwarded);
        var second = Reconcile.With(Given.Followed(forwarded), first.Opened, later, Reconcile.PlanFor(later, Given.Reference), Given.Reference, first.Tracks.Opened);

        atOnce.Facts.OfType<TaskMoved>().Where(fact => fact.Task.TrackId is not null).ShouldHaveSingleItem();
        first.Facts.Concat(second.Facts).Select(fact => fact.ToString()).Order().ShouldBe(atOnce.Facts.Select(fact => fact.ToString()).Order());
        second.Changed.Single(task => task.Step == "crime.receive").OfficeId.ShouldBe("polda-63");
        second.Tracks.Changed.Single().OfficeIds.ShouldBe(["bawaslu-63.01", "kejari-63.01", "polda-63"]);
    }

    [Fact]
    public void An_office_that_keeps_out_is_skipped()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "bkpsdm-63.72")).Recused("bkpsdm-63.72").Registered();

        var track = Given.FirstHeard(TrackWalk.Forwarded(file, "REC-ASN", "bkn-kanreg-08")).Tracks.Opened.Single();

        track.OfficeIds.ShouldBe(["bawaslu-63.01", "bkn-kanreg-08", "bkpsdm-63"]);
        track.RecusedOfficeIds.ShouldBe(["bkpsdm-63.72"]);
    }

    [Fact]
    public void What_the_end_of_a_case_had_cancelled_opens_anew_but_not_what_a_track_did_not_need()
    {
        var walk = new TrackWalk().Take("acknowledge").Take("recommend").Take("notify-employer").UntilDue("follow-up").Take("issue-decree", "SEVERE");
        walk.Own.Where(task => task.State == TaskState.Cancelled).Select(task => task.CancelReason).ShouldBe(["NOT_NEEDED"]);
        var closed = walk.File.Closed() with { ClosedTime = walk.Now.ToDateTimeOffset() };
        var reopened = closed.Reopened(hours: 2000);

        var anew = Reconcile.With(Given.Followed(closed), [.. walk.Own], reopened, Reconcile.PlanFor(reopened, Given.Reference), Given.Reference, [walk.Track]);

        anew.Opened.Where(task => task.TrackId != Guid.Empty).ShouldBeEmpty();
    }
}

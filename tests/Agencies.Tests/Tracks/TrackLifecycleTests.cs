using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tests.Tracks;

public sealed class TrackLifecycleTests
{
    private const string Bkn = "bkn-kanreg-08";
    private const string Personnel = "bkpsdm-63.72";
    private static readonly DateTimeZone Wita = DateTimeZoneProviders.Tzdb["Asia/Makassar"];

    public static TheoryData<string, string, string, string> Kinds => new()
    {
        { "CIVIL_SERVANT", "REC-ASN", Bkn, "personnel" }, { "CIVIL_SERVANT", "REC-CRIME", "polres-63.01", "crime" }, { "VILLAGE_HEAD", "REC-VILLAGE", "dpmd-63.72", "village" },
        { "POLICE", "REC-POLICE", "polres-63.72", "command" }, { "CANDIDATE_OR_TEAM", "REC-CANDIDATE", "kpu-63.72", "kpu" }, { "ELECTION_ORGANISER", "REC-ORGANISER", "dkpp", "dkpp" },
        { "NON_CIVIL_SERVANT", "REC-NON-ASN", "setda-63.72", "authority" },
    };

    [Fact]
    public void An_employer_that_does_nothing_is_warned_then_blocked_and_unblocked_when_it_has_acted()
    {
        var walk = new TrackWalk().Take("acknowledge").Take("recommend").Take("notify-employer");
        walk.Open.ShouldBe([("follow-up", Personnel)]);
        // 14 working days from Monday 14 October 2024, the first day left out.
        walk.Due("follow-up").InZone(Wita).Date.ShouldBe(new LocalDate(2024, 11, 2));

        walk.Until(walk.Due("follow-up") - Duration.Epsilon).Open.ShouldBe([("follow-up", Personnel)]);
        walk.UntilDue("follow-up").Open.ShouldBe([("follow-up", Personnel), ("warn-employer", Bkn)]);
        walk.Take("warn").Open.ShouldBe([("follow-up", Personnel)]);
        walk.Track.Mark.ShouldBe("WARNED");
        var overdue = walk.Own.Single(task => task.CancelReason is not null);
        (overdue.CancelReason, overdue.OverdueTime is not null).ShouldBe(("RENEWED", true));
        // 3 days from the warning of 2 November, by policy.
        (walk.Due("follow-up").InZone(Wita).Date, walk.Own.Single(task => task.CauseTaskId == overdue.Id).RuleId).ShouldBe((new LocalDate(2024, 11, 6), "POL-AFTER-WARNING"));

        walk.UntilDue("follow-up").Open.ShouldBe([("follow-up", Personnel), ("block-records", Bkn)]);
        walk.Take("block").Track.Mark.ShouldBe("BLOCKED");
        // Who is blocked cannot slip out by another end.
        walk.Ahead.Select(ahead => ahead.Step.Id).ShouldBe(["summon", "issue-decree", "state-moral-sanction", "unblock"]);
        walk.Take("issue-decree", "SEVERE").Open.ShouldBe([("unblock-records", Bkn), ("hand-over-decree", Personnel)], ignoreOrder: true);
        walk.Take("unblock").Take("hand-over-decree");
        (walk.Track.Mark, walk.Track.SanctionClassId).ShouldBe(("UNBLOCKED", "SEVERE"));

        walk.Try("put-in-effect", Personnel).Refusal!.Reason.Code.ShouldBe("TOO_EARLY");
        walk.Until(walk.Now + Duration.FromDays(25)).Take("put-in-effect").Take("record").Take("close");
        walk.Open.ShouldBeEmpty();
        (walk.Track.State, walk.Track.EndTime).ShouldBe(("CLOSED", walk.Now));
        walk.Facts.Select(fact => fact.GetType()).ShouldBe([typeof(TrackAdvanced), typeof(FollowUpConcluded)]);
    }

    [Fact]
    public void A_step_is_refused_to_another_office_without_its_sanction_with_one_too_many_and_where_the_track_is_not()
    {
        var walk = new TrackWalk();

        var elsewhere = walk.Try("recommend", Bkn).Refusal!;
        (elsewhere.Reason.Code, elsewhere.Metadata["state"], elsewhere.Metadata["allowed"]).ShouldBe(("TRANSITION_NOT_ALLOWED", "SENT", "acknowledge, reject"));
        var others = walk.Try("acknowledge", Personnel).Refusal!;
        (others.Reason.Code, others.Metadata["office"]).ShouldBe(("STEP_OF_ANOTHER_OFFICE", Bkn));
        walk.Try("acknowledge", Bkn, "SEVERE").Refusal!.Reason.Code.ShouldBe("STEP_IMPOSES_NO_SANCTION");
        walk.Take("acknowledge").Take("recommend").Take("notify-employer");
        walk.Try("issue-decree", Personnel).Refusal!.Reason.Code.ShouldBe("SANCTION_CLASS_MISSING");
        var village = walk.Try("issue-decree", Personnel, "VILLAGE_DISMISSAL").Refusal!;
        (village.Reason.Code, village.Metadata["classes"].Contains("SEVERE"), village.Fields[0].Field).ShouldBe(("SANCTION_CLASS_MISSING", true, "sanction_class_id"));
        // A block needs a warning and an employer that is late.
        walk.Try("block", Bkn).Refusal!.Reason.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
        walk.UntilDue("follow-up").Try("block", Bkn).Refusal!.Reason.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("object")]
    [InlineData("appeal")]
    public void The_person_objects_or_appeals_within_fourteen_working_days_of_the_handing_over(string step)
    {
        // Forwarded on 22 January 2025: the tracks of that day know the limit, those of the year before do not.
        TrackWalk HandedOver(int hours) => new TrackWalk(hours: hours).Take("acknowledge").Take("recommend").Take("notify-employer").Take("issue-decree", "SEVERE").Take("hand-over-decree");
        var walk = HandedOver(2400);
        walk.Track.PlanVersion.ShouldBe("2025.1");
        // Holidays: Isra Mikraj on 27, collective leave on 28, Lunar New Year on 29 January.
        var limit = new LocalDate(2025, 2, 15).AtStartOfDayInZone(Wita).ToInstant();

        walk.Until(limit - Duration.Epsilon).Try(step, Personnel).Refusal.ShouldBeNull();
        var late = walk.Until(limit).Try(step, Personnel).Refusal!;
        (late.Reason.Code, late.Metadata["rule"], late.Metadata["time"]).ShouldBe(("TOO_LATE", "DL-31", "2025-02-14T16:00:00Z"));
        HandedOver(5).Until(Instant.FromUtc(2024, 12, 30, 0, 0)).Try(step, Personnel).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_task_at_the_successor_of_an_employer_that_has_ended_is_no_wrong_one()
    {
        var walk = new TrackWalk("CENTRAL_CIVIL_SERVANT", receiver: "bkn", employer: "kasn").Take("acknowledge").Take("recommend").Take("notify-employer");
        var task = walk.Own.Single(one => one.Step == "personnel.follow-up");
        task.OfficeId.ShouldBe("bkn");
        var known = walk.File.Known(0, ["DIS-06"], hours: 200);

        var changes = Reconcile.With(Given.Followed(walk.File), [.. walk.Own], known, Reconcile.PlanFor(known, Given.Reference), Given.Reference, [walk.Track]);

        changes.Changed.ShouldNotContain(one => one.Id == task.Id);
        changes.Facts.OfType<TaskCancelled>().ShouldBeEmpty();
    }

    [Fact]
    public void The_right_employer_begins_anew_with_a_clock_of_its_own_and_is_not_pressed_for_the_wrong_one()
    {
        var walk = new TrackWalk().Take("acknowledge").Take("recommend").Take("notify-employer").UntilDue("follow-up");
        walk.Open.ShouldBe([("follow-up", Personnel), ("warn-employer", Bkn)]);
        var hours = (int)(walk.Now - Instant.FromDateTimeOffset(Given.Received)).TotalHours + 48;
        var right = walk.File.CorrectedEmployer(0, "setda-64.02", hours);

        var changes = Reconcile.With(Given.Followed(walk.File), [.. walk.Own], right, Reconcile.PlanFor(right, Given.Reference), Given.Reference, [walk.Track]);

        var anew = changes.Opened.Where(task => task.TrackId != Guid.Empty).ShouldHaveSingleItem();
        (anew.Step, anew.OfficeId, anew.OverdueTime, anew.RuleId).ShouldBe(("personnel.follow-up", "bkpsdm-64.02", null, "DL-26"));
        anew.StartTime.ShouldBe(Instant.FromDateTimeOffset(Given.Received.AddHours(hours)));
        anew.DueTime.ShouldBeGreaterThan(anew.StartTime + Duration.FromDays(14));
        changes.Facts.OfType<TaskCancelled>().Where(fact => fact.Task.TrackId is not null).Select(fact => (fact.Task.Step, fact.Task.Reason)).ShouldBe(
            [("personnel.follow-up", "REROUTED"), ("personnel.warn-employer", "NOT_NEEDED")]);
        changes.Tracks.Changed.Single().OfficeIds.ShouldContain("bkpsdm-64.02");
        var again = Reconcile.With(
            Given.Followed(right), [.. walk.Own.Select(task => changes.Changed.FirstOrDefault(one => one.Id == task.Id) ?? task), anew], right with { Version = right.Version + 1 },
            Reconcile.PlanFor(right, Given.Reference), Given.Reference, [.. changes.Tracks.Changed]);
        (again.Opened.Count(task => task.TrackId != Guid.Empty), again.Changed.Count(task => task.TrackId != Guid.Empty)).ShouldBe((0, 0));
    }

    [Fact]
    public void A_sanction_and_a_final_verdict_open_what_the_plan_of_the_case_says_once()
    {
        FollowUpChanges Take(TrackWalk walk, string step, string? sanction, params FollowUpTask[] known)
        {
            var followed = Given.Followed(walk.File) with { PlanVersion = "2025.1", OpenTracks = 1 };
            return TrackLifecycle.Advance(walk.Track, [.. walk.Own, .. known], followed, new TrackStepAsked(step, walk.Ahead.Single(ahead => ahead.Step.Id == step).Office.Id, null, "1", sanction), walk.Now, Given.Reference).Facts;
        }

        var personnel = new TrackWalk().Take("acknowledge").Take("recommend").Take("notify-employer");
        var opened = Take(personnel, "issue-decree", "SEVERE").Opened.Single(task => task.TrackId == Guid.Empty);
        (opened.Step, opened.OfficeId).ShouldBe(("monitor-sanction", "inspektorat-63.72"));
        Take(personnel, "issue-decree", "SEVERE", opened).Opened.ShouldAllBe(task => task.TrackId != Guid.Empty);

        var crime = new TrackWalk(rule: "REC-CRIME", receiver: "polres-63.01").Take("acknowledge").Take("discuss").Take("discuss-again").Take("investigate").Take("hand-over-file").Take("file-in-court").Take("verdict");
        Take(crime, "become-final", null).Opened.Where(task => task.TrackId == Guid.Empty).Select(task => (task.Step, task.OfficeId)).ShouldBe([("react-to-verdict", "bkpsdm-63.72")]);
    }

    [Fact]
    public void What_is_annulled_is_no_sanction_any_more_and_what_is_changed_is_the_new_one()
    {
        TrackWalk Objected() => new TrackWalk().Take("acknowledge").Take("recommend").Take("notify-employer").Take("issue-decree", "SEVERE").Take("hand-over-decree").Take("object");

        Objected().Take("annul").Track.SanctionClassId.ShouldBeNull();
        Objected().Take("change-sanction", "MODERATE").Track.SanctionClassId.ShouldBe("MODERATE");
        Objected().Take("uphold").Track.SanctionClassId.ShouldBe("SEVERE");
    }

    [Fact]
    public void A_warning_that_is_not_needed_any_more_because_the_deadline_moved_goes()
    {
        var walk = new TrackWalk().Take("acknowledge").Take("recommend").Take("notify-employer").UntilDue("follow-up");
        walk.Open.Count().ShouldBe(2);

        walk.Moved("follow-up", walk.Now + Duration.FromDays(2)).Open.ShouldBe([("follow-up", Personnel)]);
    }

    [Fact]
    public void Data_are_asked_back_and_supplied_and_the_receiver_verifies_anew()
    {
        var walk = new TrackWalk().Take("acknowledge").Take("verify").Take("ask-for-data");
        walk.Open.ShouldBe([("supply-data", TrackWalk.Handler)]);

        walk.Take("supply-data").Open.ShouldBe([("verify", Bkn)]);

        var verifying = walk.Own.Where(task => task.Step == "personnel.verify").ToList();
        verifying.Select(task => task.State).ShouldBe([TaskState.Done, TaskState.Open]);
        verifying[1].CauseTaskId.ShouldBe(verifying[0].Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void However_a_track_goes_there_is_always_somebody_with_a_clock_until_it_is_over(string subject, string rule, string receiver, string kind)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (random, walk) = (new Random(seed), new TrackWalk(subject, rule, receiver));
            walk.Track.Kind.ShouldBe(kind);
            for (var steps = 0; walk.Track.EndTime is null; steps++)
            {
                steps.ShouldBeLessThan(200, $"seed {seed} goes round in {walk.Track.State}");
                walk.Open.ShouldNotBeEmpty($"seed {seed}: nobody has a task in {walk.Track.State}");
                walk.Open.ShouldBeUnique();
                if (random.Next(3) == 0)
                {
                    walk.Until(walk.Now + Duration.FromDays(random.Next(1, 40)));
                }

                var possible = walk.Ahead.Where(ahead => walk.Try(ahead.Step.Id, ahead.Office.Id, SanctionOf(ahead.Step)).Refusal is null).ToList();
                if (possible.Count > 0)
                {
                    var (step, _) = possible[random.Next(possible.Count)];
                    walk.Take(step.Id, SanctionOf(step));
                }
            }

            walk.Open.ShouldBeEmpty($"seed {seed}: somebody still has a task after {walk.Track.State}");
        }
    }

    [Fact]
    public void Every_task_and_step_of_every_track_finds_its_office_and_its_rule()
    {
        foreach (var (subject, rule, receiver, _) in Kinds.Select(row => row.Data))
        {
            var walk = new TrackWalk(subject, rule, receiver);
            foreach (var kind in Given.Reference.Tracks.All.SelectMany(plan => plan.Kinds).Where(kind => kind.Id == walk.Track.Kind))
            {
                foreach (var task in kind.Tasks)
                {
                    TaskOpening.OnTrack(task, walk.Track, walk.File, Guid.Empty, walk.Now, Given.Reference).DueTime.ShouldBeGreaterThan(walk.Now);
                }

                kind.Steps.ShouldAllBe(step => TrackOpening.OfficeOf(step.Office, walk.Track, walk.File, Given.Reference).Id.Length > 0);
            }
        }
    }

    private static string? SanctionOf(TrackStep step) => step.Sanctions is [var first, ..] ? first : null;
}

using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using NodaTime;
using OfficeTier = Netralitas.Reference.OfficeTier;

namespace Netralitas.Agencies.Tests.Escalation;

/// <summary>What comes next on the ladder of a task, and when. Its clock starts on 14 October 08:30 WITA, and it is due on 17 October 00:00 WITA.</summary>
public sealed class RungScheduleTests
{
    private static readonly Instant Due = Instant.FromUtc(2024, 10, 16, 16, 0);

    private static FollowUpTask Fresh { get; } = RungSchedule.Start(Given.TaskOf(Given.Case(), "identify-person"), Given.Reference);

    [Fact]
    public void A_new_task_keeps_the_version_of_its_ladder_and_is_reminded_first() =>
        (Fresh.Ladder, Fresh.LadderVersion, Fresh.NextRung, Fresh.NextRungTime).ShouldBe(("default", "2024.1", "remind", Due - Duration.FromHours(24)));

    [Theory]
    [InlineData("initial-study", "handling")]
    [InlineData("check-candidacy", "default")]
    public void Which_ladder_it_climbs_follows_from_its_step(string step, string ladder) =>
        RungSchedule.Start(Given.TaskOf(Given.Case(), step), Given.Reference).Ladder.ShouldBe(ladder);

    [Fact]
    public void Rung_by_rung_it_goes_up_and_then_ends()
    {
        List<(string?, Instant?)> seen = [];
        for (var task = Fresh; task.NextRung != RungSchedule.End; task = Fired(task))
        {
            seen.Add((task.NextRung, task.NextRungTime));
        }

        seen.ShouldBe([
            ("remind", Due - Duration.FromHours(24)), ("due", Due), ("head", Due + Duration.FromHours(24)), ("above", Due + Duration.FromHours(72)), ("national", Due + Duration.FromHours(336))]);
    }

    [Fact]
    public void A_reminder_that_would_come_before_the_clock_starts_falls_away() =>
        RungSchedule.Follow(Fresh, Fresh with { DueTime = Fresh.StartTime + Duration.FromHours(10) }, Given.Reference).NextRung.ShouldBe("due");

    [Fact]
    public void A_deadline_that_moves_begins_a_new_round()
    {
        var reminded = Fired(Fresh);
        var later = Due + Duration.FromDays(3);

        var moved = RungSchedule.Follow(reminded, reminded with { DueTime = later }, Given.Reference);

        (moved.RungRound, moved.NextRung, moved.NextRungTime).ShouldBe((1, "remind", later - Duration.FromHours(24)));
    }

    [Fact]
    public void A_mark_that_stands_is_not_made_again_when_the_deadline_moves()
    {
        var late = Fired(Fired(Fresh));

        var moved = RungSchedule.Follow(late, late with { DueTime = Due - Duration.FromDays(1) }, Given.Reference);

        (moved.NextRung, moved.NextRungTime).ShouldBe(("head", Due));
    }

    [Fact]
    public void An_office_that_gets_a_late_task_is_not_pressed_for_time_that_was_lost_elsewhere()
    {
        var late = Fired(Fired(Fired(Fresh))) with { IsSupervised = false };

        var moved = RungSchedule.Follow(late, late with { OfficeId = "bawaslu-63", UpdateTime = Due + Duration.FromHours(30) }, Given.Reference);

        (moved.RungRound, moved.NextRung, moved.NextRungTime, moved.LateTier).ShouldBe((1, "above", Due + Duration.FromHours(72), OfficeTier.Province));
        RungSchedule.Follow(late with { IsSupervised = true, EscalationLevel = 1 }, moved with { RungRound = 0, OfficeId = "bawaslu-63.02", IsSupervised = true }, Given.Reference).NextRung.ShouldBe(RungSchedule.Release);
    }

    [Fact]
    public void An_office_that_hands_a_late_task_on_does_not_shake_off_whoever_watches_over_it()
    {
        var late = Fired(Fired(Fired(Fired(Fresh)))) with { IsSupervised = false };

        RungSchedule.Follow(late, late with { OfficeId = "bawaslu-63", UpdateTime = Due + Duration.FromHours(400) }, Given.Reference).NextRung.ShouldBe("above");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void The_mark_of_a_late_task_stands_where_midnight_is_another_instant(int hours)
    {
        var late = Fired(Fired(Fired(Fresh))) with { IsSupervised = false };
        var due = Due + Duration.FromHours(hours);

        var moved = RungSchedule.Follow(late, TaskClock.Due(late with { OfficeId = "bawaslu-ri", UpdateTime = Due + Duration.FromHours(30) }, due), Given.Reference);

        (moved.OverdueTime >= due, moved.NextRung).ShouldBe((true, "above"));
    }

    [Fact]
    public void What_was_late_before_there_were_ladders_is_left_alone()
    {
        var old = Fresh with { Ladder = "", LadderVersion = "", OverdueTime = Due, LastRung = "national", NextRung = RungSchedule.End, NextRungTime = null };

        RungSchedule.Follow(old, old with { State = TaskState.Acknowledged }, Given.Reference).NextRung.ShouldBe(RungSchedule.End);
    }

    [Theory]
    [InlineData("discuss-crime", "handling")]
    [InlineData("crime.first-discussion", "handling")]
    [InlineData("personnel.supply-data", "handling")]
    [InlineData("personnel.follow-up", "employer")]
    [InlineData("command.report-outcome", "command")]
    public void Who_presses_follows_from_who_has_to_do_it(string step, string ladder) => Given.Reference.Ladders.All[0].For(step).Id.ShouldBe(ladder);

    [Theory]
    [InlineData("home-affairs", "bkpsdm-63.72", "kemendagri")]
    [InlineData("home-affairs", "bkn", null)]
    [InlineData("administrative-reform", "bkpsdm-63.72", "kemenpanrb")]
    [InlineData("administrative-reform", "bkn", "kemenpanrb")]
    public void Home_Affairs_warns_regional_governments_alone_and_of_ministries_administrative_reform_hears(string rung, string holder, string? receiver) =>
        (Given.Reference.Ladders.All[0].Ladder("employer")!.Rungs.Single(one => one.Id == rung)
            .Receiver(Given.Reference.Offices.Find(holder)!, [], Given.Reference.Offices, Given.Serving(Due))?.Id).ShouldBe(receiver);

    [Fact]
    public void While_its_clock_stands_still_nothing_is_to_come() =>
        RungSchedule.Follow(Fresh, Fresh with { PausedTime = Due - Duration.FromDays(2) }, Given.Reference).NextRungTime.ShouldBeNull();

    [Theory]
    [InlineData(TaskState.Done)]
    [InlineData(TaskState.Returned)]
    [InlineData(TaskState.Cancelled)]
    public void What_has_ended_is_pressed_no_more(TaskState state) =>
        (RungSchedule.Follow(Fresh, Fresh with { State = state }, Given.Reference) is { NextRung: RungSchedule.End, NextRungTime: null }).ShouldBeTrue();

    [Fact]
    public void What_ended_and_was_supervised_ends_that_first()
    {
        var ended = RungSchedule.Follow(Fresh, Fresh with { State = TaskState.Done, IsSupervised = true, UpdateTime = Due }, Given.Reference);

        (ended.NextRung, ended.NextRungTime).ShouldBe((RungSchedule.Release, Due));
    }

    [Fact]
    public void An_acknowledgement_holds_a_reminder_back_until_it_runs_out()
    {
        var acknowledged = Fresh with { State = TaskState.Acknowledged, AcknowledgeTime = Due - Duration.FromHours(80) };

        var next = RungSchedule.WithNext(acknowledged, Given.Reference);

        (next.NextRung, next.NextRungTime).ShouldBe(("remind", Due - Duration.FromHours(8)));
        RungSchedule.WithNext(acknowledged with { AcknowledgeTime = Due - Duration.FromHours(50) }, Given.Reference).NextRung.ShouldBe("due");
    }

    [Fact]
    public void The_mark_and_the_offices_above_are_not_held_back()
    {
        var acknowledged = Fired(Fired(Fresh)) with { State = TaskState.InProgress, AcknowledgeTime = Due };

        var next = RungSchedule.WithNext(acknowledged, Given.Reference);

        // The rung for its head would come with that for the office above, and falls away.
        (next.NextRung, next.NextRungTime).ShouldBe(("above", Due + Duration.FromHours(72)));
        RungSchedule.WithNext(Fired(Fresh) with { State = TaskState.Acknowledged, AcknowledgeTime = Due - Duration.FromHours(1) }, Given.Reference).NextRungTime.ShouldBe(Due);
    }

    [Fact]
    public void When_its_version_has_disappeared_a_task_goes_on_where_it_was()
    {
        var lost = Fired(Fired(Fresh)) with { LadderVersion = "1999.1", Ladder = "gone", LastRung = "gone" };

        RungSchedule.WithNext(lost, Given.Reference).NextRung.ShouldBe("head");
        RungSchedule.WithNext(lost with { EscalationLevel = 1 }, Given.Reference).NextRung.ShouldBe("above");
        RungSchedule.WithNext(lost with { OverdueTime = null }, Given.Reference).NextRung.ShouldBe("remind");
    }

    private static FollowUpTask Fired(FollowUpTask task)
    {
        var ladder = RungSchedule.LadderOf(task, Given.Reference);
        var rung = ladder.Rungs[ladder.IndexOf(task.NextRung)];
        var after = FireRung.Of(task, rung, [], null, task.NextRungTime!.Value, Given.Reference, Given.Serving(task.NextRungTime!.Value)).Changed[0];
        return RungSchedule.Follow(task, after with { IsSupervised = false }, Given.Reference);
    }
}

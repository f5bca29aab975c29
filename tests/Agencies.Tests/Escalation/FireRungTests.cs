using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;
using OfficeTier = Netralitas.Reference.OfficeTier;

namespace Netralitas.Agencies.Tests.Escalation;

/// <summary>What a rung does when it fires, decided without a database.</summary>
public sealed class FireRungTests
{
    private static readonly Instant Due = Instant.FromUtc(2024, 10, 16, 16, 0);
    private static readonly Ladder Default = Given.Reference.Ladders.All[0].Ladder(Ladder.Default)!;

    private static FollowUpTask Task => RungSchedule.Start(Given.TaskOf(Given.Case(), "identify-person"), Given.Reference);

    [Fact]
    public void The_due_rung_marks_the_task_and_says_which_tier_is_late()
    {
        var changes = Fire(Task, "due", Due);

        var marked = changes.Changed.ShouldHaveSingleItem();
        (marked.OverdueTime, marked.LateTier, marked.State, marked.Version).ShouldBe((Due, OfficeTier.Regency, TaskState.Open, 2));
        changes.Facts.ShouldHaveSingleItem().ShouldBeOfType<TaskOverdue>().Task.EventTime.ShouldBe(Due.ToDateTimeOffset());
    }

    [Fact]
    public void What_is_due_already_is_not_said_to_be_due_soon()
    {
        var changes = Fire(Task, "remind", Due);

        changes.Facts.ShouldBeEmpty();
        changes.Changed.ShouldHaveSingleItem().LastRung.ShouldBe("remind");
    }

    [Fact]
    public void A_rung_that_opens_a_task_opens_it_one_tier_up_with_a_clock_of_its_own()
    {
        var late = Task with { OverdueTime = Due };

        var changes = Fire(late, "above", Due + Duration.FromHours(72));

        var opened = changes.Opened.ShouldHaveSingleItem();
        (opened.OfficeId, opened.SupervisedTaskId, opened.Ladder, opened.State, opened.MirrorOf).ShouldBe(("bkpsdm-63", late.Id, "supervision", TaskState.Open, null));
        opened.DueTime.ShouldBe(Due + Duration.FromHours(144));
        var escalated = changes.Changed.ShouldHaveSingleItem();
        (escalated.EscalationLevel, escalated.EscalationTier, escalated.Lever, escalated.IsSupervised).ShouldBe((1, OfficeTier.Province, BasisKind.Policy, true));
        var fact = changes.Facts.OfType<TaskEscalated>().ShouldHaveSingleItem();
        (fact.ToOfficeId, fact.Tier, fact.Level, fact.Lever, fact.ToHead, fact.TellHolder).ShouldBe(("bkpsdm-63", "PROVINCE", 1, "POLICY", false, true));
        changes.Facts.OfType<TaskOpened>().ShouldHaveSingleItem().Task.OfficeId.ShouldBe("bkpsdm-63");
    }

    [Fact]
    public void An_office_that_keeps_out_is_skipped_one_tier_further_up()
    {
        var file = Given.Case("63.01");
        var late = RungSchedule.Start(Given.TaskOf(file, "check-candidacy"), Given.Reference) with { OverdueTime = Due, RecusedOfficeIds = ["kpu-63"] };

        var changes = Fire(late, "above", Due + Duration.FromHours(72));

        changes.Opened.ShouldHaveSingleItem().OfficeId.ShouldBe("kpu-ri");
        changes.Changed.ShouldHaveSingleItem().EscalationTier.ShouldBe(OfficeTier.National);
    }

    [Fact]
    public void Where_nobody_stands_above_the_rung_passes_silently()
    {
        var late = Task with { OverdueTime = Due };

        var changes = Fire(late, "national", Due + Duration.FromHours(336));

        changes.Facts.ShouldBeEmpty();
        changes.Changed.ShouldHaveSingleItem().LastRung.ShouldBe("national");
    }

    [Fact]
    public void While_it_is_acknowledged_the_holder_is_not_told_that_it_went_further()
    {
        var late = Task with { OverdueTime = Due, State = TaskState.InProgress, AcknowledgeTime = Due + Duration.FromHours(60) };

        var fact = Fire(late, "above", Due + Duration.FromHours(72)).Facts.OfType<TaskEscalated>().ShouldHaveSingleItem();

        fact.TellHolder.ShouldBeFalse();
    }

    [Fact]
    public void What_supervised_a_task_that_ended_is_cancelled_and_what_was_done_already_stays_done()
    {
        var late = Task with { OverdueTime = Due };
        var open = Fire(late, "above", Due + Duration.FromHours(72)).Opened[0];
        var done = open with { Id = Guid.CreateVersion7(), State = TaskState.Done };

        var changes = FireRung.Release(late, [open, done], Given.NumberText, Due + Duration.FromHours(80));

        var cancelled = changes.Changed.ShouldHaveSingleItem();
        (cancelled.Id, cancelled.State, cancelled.CancelReason).ShouldBe((open.Id, TaskState.Cancelled, "SUPERVISED_TASK_ENDED"));
        changes.Facts.ShouldHaveSingleItem().ShouldBeOfType<TaskCancelled>();
    }

    [Fact]
    public void What_supervises_shows_the_late_task_and_last_of_all_what_became_of_it()
    {
        var late = Task with { OverdueTime = Due };
        var open = Fire(late, "above", Due + Duration.FromHours(72)).Opened[0];
        open.LateTask.ShouldBe(new LateTask(late.OfficeId, "identify-person", late.Title, late.TitleEn, late.DueTime.ToDateTimeOffset(), "Asia/Makassar", Due.ToDateTimeOffset()));

        var moved = late with { OfficeId = "bkpsdm-63.05", DueTime = Due + Duration.FromDays(9), OverdueTime = null };
        var ended = FireRung.Release(moved, [open], Given.NumberText, Due + Duration.FromHours(80)).Changed.ShouldHaveSingleItem();

        ended.LateTask.ShouldBe(open.LateTask! with { OfficeId = "bkpsdm-63.05", DueTime = moved.DueTime.ToDateTimeOffset(), OverdueTime = null });
    }

    private static FollowUpChanges Fire(FollowUpTask task, string rung, Instant now) =>
        FireRung.Of(task, Default.Rungs[Default.IndexOf(rung)], [], Given.NumberText, now, Given.Reference, Given.Serving(now));
}

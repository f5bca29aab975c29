using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>The clocks of a case stand still: the study is due at the midnight that ends Wednesday 16 October without that.</summary>
public sealed class PausedClockTests
{
    private static readonly CaseSnapshot File = Given.Case("63.71");
    private static readonly Instant Due = Instant.FromUtc(2024, 10, 16, 16, 0);

    [Fact]
    public void While_it_stands_still_a_mirror_says_since_when_and_is_not_overdue_and_other_tasks_go_on()
    {
        var tasks = Heard(File, Given.FirstHeard(File).Opened, File.Paused(hours: 24));

        var study = tasks.Single(task => task.Step == "initial-study");
        (study.PausedTime, study.DueTime, study.Version).ShouldBe((Instant.FromDateTimeOffset(Given.Received.AddHours(24)), Due, 2));
        RungSchedule.Start(study, Given.Reference).NextRungTime.ShouldBeNull();
        tasks.Where(task => task.Step != "initial-study").ShouldAllBe(task => task.PausedTime == null && task.Version == 1);
        RungSchedule.Start(tasks.Single(task => task.Step == "check-candidacy"), Given.Reference).NextRungTime.ShouldNotBeNull();
    }

    [Fact]
    public void After_it_days_that_began_within_do_not_count_and_the_move_is_told_with_its_cause()
    {
        var paused = File.Paused(hours: 24);
        var resumed = paused.Resumed(hours: 72);
        var changes = Next(paused, Heard(File, Given.FirstHeard(File).Opened, paused), resumed);

        // Tuesday was used; Wednesday and Thursday began within it.
        var study = changes.Changed.ShouldHaveSingleItem();
        (study.DueTime, study.PausedTime).ShouldBe((Due + Duration.FromDays(2), null));
        var fact = changes.Facts.ShouldHaveSingleItem().ShouldBeOfType<TaskDeadlineMoved>();
        (fact.Cause, fact.DecreeNumber, fact.DueBefore, fact.Task.DueTime).ShouldBe((TaskDeadlineMoved.ByPause, null, Due.ToDateTimeOffset(), study.DueTime.ToDateTimeOffset()));
        fact.Task.EventTime.ShouldBe(Given.Received.AddHours(72));
    }

    [Fact]
    public void A_correction_after_it_counts_anew_without_the_paused_days()
    {
        var resumed = File.Paused(hours: 24).Resumed(hours: 72);
        var tasks = Heard(File, Given.FirstHeard(File).Opened, resumed);
        var right = resumed.Corrected(hours: 73) with { ReceivedTime = Given.Received.AddDays(-1) };

        var changes = Next(resumed, tasks, right);

        // Monday and Tuesday are the two days.
        changes.Changed.Single(task => task.Step == "initial-study").DueTime.ShouldBe(Due - Duration.FromDays(1));
        changes.Facts.ShouldHaveSingleItem().ShouldBeOfType<TaskDeadlineMoved>().Cause.ShouldBe(TaskDeadlineMoved.ByCorrection);
    }

    [Fact]
    public void A_mark_that_was_made_before_the_pause_was_heard_of_goes_and_one_from_before_the_pause_stays()
    {
        var opened = Given.FirstHeard(File).Opened;
        var marked = opened.Select(task => Given.Late(task, Due)).ToList();

        Heard(File, marked, File.Paused(hours: 24)).Single(task => task.Step == "initial-study").OverdueTime.ShouldBeNull();
        Heard(File, marked, File.Paused(hours: 100).Resumed(hours: 200)).Single(task => task.Step == "initial-study").OverdueTime.ShouldBe(Due);
    }

    [Fact]
    public async Task The_timer_passes_by_what_stands_still_and_marks_it_when_it_goes_on_too_late()
    {
        // Ten legal minutes before the midnight, at 600 legal seconds a second; the pause began on Wednesday, which is used.
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), "2024-10-16T23:50+08:00x600");
        var tasks = new TaskService.TaskServiceClient(service.Channel);
        var file = Given.Case("63.71");
        var paused = file.Paused(hours: 50);
        await service.TellAsync(new CaseProceeded(paused, "PauseClock"));

        var late = await Eventually.Be(() => AllAsync(), all => all.Count(task => task.OverdueTime is not null) == 2);
        var study = late.Single(task => task.Step == "initial-study");
        (study.OverdueTime, study.PausedTime.ToDateTimeOffset()).ShouldBe((null, Given.Received.AddHours(50)));

        await service.TellAsync(new CaseProceeded(paused.Resumed(hours: 64), "ResumeClock"));
        await Eventually.Be(() => AllAsync(), all => all.Single(task => task.Step == "initial-study") is { OverdueTime: not null, PausedTime: null });

        async Task<IReadOnlyList<TaskMessage>> AllAsync() =>
            (await tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.CaseId.ToString() }, service.As("bawaslu-63.71"))).Tasks;
    }

    private static FollowUpChanges Next(CaseSnapshot known, IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot file) =>
        Reconcile.With(Given.Followed(known), tasks, file, Reconcile.PlanFor(file, Given.Reference), Given.Reference);

    private static List<FollowUpTask> Heard(CaseSnapshot known, IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot file)
    {
        var changed = Next(known, tasks, file).Changed;
        return [.. tasks.Select(task => changed.FirstOrDefault(one => one.Id == task.Id) ?? task)];
    }
}

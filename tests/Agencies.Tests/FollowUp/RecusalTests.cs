using Grpc.Core;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>Offices with a conflict of interest: their work goes one tier up, and they see none of it.</summary>
public sealed class RecusalTests(AgenciesFixture agencies)
{
    private static readonly string[] Steps = ["initial-study", "identify-person", "check-candidacy", "situation-note"];

    [Theory]
    [InlineData("bkpsdm-63.72", "identify-person", "bkpsdm-63")]
    [InlineData("kpu-63.01", "check-candidacy", "kpu-63")]
    [InlineData("kesbangpol-63.01", "situation-note", "kesbangpol-63")]
    public void The_work_of_an_office_that_keeps_out_from_the_beginning_is_opened_one_tier_up(string office, string step, string above)
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")) with { Recusals = [new RecusalSnapshot(office, Given.Received, "bawaslu-63.01")] };

        var changes = Given.FirstHeard(file);

        changes.Opened.Single(task => task.Step == step).OfficeId.ShouldBe(above);
        changes.Facts.ShouldAllBe(fact => fact is TaskOpened);
        changes.Opened.Select(task => task.Step).ShouldBe(Steps, ignoreOrder: true);
        changes.Opened.SelectMany(AgenciesAuthority.Seers).ShouldNotContain(office);
    }

    [Fact]
    public void With_the_tier_above_keeping_out_as_well_it_is_the_next_one()
    {
        var file = Given.Case() with
        {
            Recusals = [new RecusalSnapshot("kpu-63.01", Given.Received, "bawaslu-63.01"), new RecusalSnapshot("kpu-63", Given.Received, "bawaslu-63.01")],
        };

        Given.TaskOf(file, "check-candidacy").OfficeId.ShouldBe("kpu-ri");
    }

    [Fact]
    public void The_province_watches_over_no_task_of_a_case_it_keeps_out_of()
    {
        var task = Given.TaskOf(Given.Case() with { Recusals = [new RecusalSnapshot("kpu-63", Given.Received, "bawaslu-63.01")] }, "check-candidacy");

        (task.OfficeId, task.SupervisorOfficeId).ShouldBe(("kpu-63.01", "kpu-ri"));
        AgenciesAuthority.RelationOf(new Viewer("kpu-63"), task).ShouldBe(Relation.None);
    }

    [Fact]
    public async Task A_task_moves_and_its_old_office_loses_sight_of_it_in_list_read_and_stream()
    {
        var file = AgenciesFixture.Act();
        var before = await agencies.OpenAsync("identify-person", file);
        using var stream = agencies.Tasks.WatchTasks(new WatchTasksRequest(), agencies.As(AgenciesFixture.Personnel));
        await stream.ReadUntilAsync(message => message.SnapshotEnd is not null);
        await agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = before.Id }, agencies.As(AgenciesFixture.Personnel));

        await agencies.Service.TellAsync(new OfficeRecused(file.Recused(AgenciesFixture.Personnel), [AgenciesFixture.Personnel]));

        var after = await agencies.GetAsync(before.Id);
        (after.OfficeId, after.State).ShouldBe(("bkpsdm-63", TaskState.Open));
        (await stream.ReadUntilAsync(message => message.RemovedTaskId == before.Id)).Last().RemovedTaskId.ShouldBe(before.Id);
        (await agencies.OfCaseAsync(file.CaseId, AgenciesFixture.Personnel)).ShouldBeEmpty();
        await IsHiddenAsync(before.Id, AgenciesFixture.Personnel);
        (await agencies.OfCaseAsync(file.CaseId, "bkpsdm-63")).ShouldHaveSingleItem().Id.ShouldBe(before.Id);
        var moved = (await agencies.HeardAsync(file.CaseId, 5)).OfType<TaskMoved>().ShouldHaveSingleItem();
        (moved.FromOfficeId, moved.Task.OfficeId).ShouldBe((AgenciesFixture.Personnel, "bkpsdm-63"));
    }

    [Fact]
    public async Task What_the_office_had_done_before_stays_done_and_is_hidden_from_it()
    {
        var file = AgenciesFixture.Act();
        var task = await agencies.OpenAsync("identify-person", file);
        await agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, agencies.As(AgenciesFixture.Personnel));

        await agencies.Service.TellAsync(new OfficeRecused(file.Recused(AgenciesFixture.Personnel), [AgenciesFixture.Personnel]));

        var after = await agencies.GetAsync(task.Id);
        (after.OfficeId, after.State).ShouldBe((AgenciesFixture.Personnel, TaskState.Done));
        await IsHiddenAsync(task.Id, AgenciesFixture.Personnel);
        (await agencies.GetAsync(task.Id, "bkpsdm-63")).Id.ShouldBe(task.Id);
    }

    [Fact]
    public async Task When_the_handling_office_keeps_out_the_one_above_gets_its_tasks_and_sees_all_others()
    {
        var file = AgenciesFixture.Act();
        await agencies.OpenAsync("initial-study", file);

        await agencies.Service.TellAsync(new OfficeRecused(file.Recused(AgenciesFixture.Handler, "bawaslu-63"), [AgenciesFixture.Handler]));

        (await agencies.OfCaseAsync(file.CaseId)).ShouldBeEmpty();
        var tasks = await agencies.OfCaseAsync(file.CaseId, "bawaslu-63");
        tasks.Select(task => task.Step).ShouldBe(Steps, ignoreOrder: true);
        tasks.ShouldAllBe(task => task.HandlingOfficeId == "bawaslu-63");
        tasks.Single(task => task.Step == "initial-study").OfficeId.ShouldBe("bawaslu-63");
    }

    [Fact]
    public async Task When_a_whole_government_keeps_out_all_of_its_tasks_go_to_the_province_at_once_and_no_later_rule_asks_it()
    {
        var file = AgenciesFixture.Act();
        await agencies.OpenAsync("identify-person", file);
        await agencies.Service.TellAsync(new OfficeRecused(file.Recused("bkpsdm-63.01"), ["bkpsdm-63.01"]));
        var without = (file = file.Recused("bkpsdm-63.01")).Government("63.01", "63.72");

        await agencies.Service.TellAsync(new OfficeRecused(without, [.. without.Recusals!.Skip(1).Select(recusal => recusal.OfficeId)]));

        var tasks = await agencies.OfCaseAsync(file.CaseId);
        tasks.Select(task => (task.Step, task.OfficeId)).ShouldBe(
            [("initial-study", AgenciesFixture.Handler), ("identify-person", "bkpsdm-63"), ("check-candidacy", "kpu-63.01"), ("situation-note", "kesbangpol-63")], ignoreOrder: true);
        foreach (var office in without.Recusals!.Select(recusal => recusal.OfficeId))
        {
            (await agencies.OfCaseAsync(file.CaseId, office)).ShouldBeEmpty(office);
            await IsHiddenAsync(tasks[0].Id, office);
        }
    }

    [Fact]
    public void What_opens_after_a_whole_government_came_to_keep_out_opens_at_the_province_in_whatever_order_it_is_heard()
    {
        var plan = Given.Reference.Routing.Find("2025.1")!;
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")).Known(0, ["DIS-06"], hours: 1);
        var without = file.Government("63.72");
        var registered = without.Registered() with { RegisteredTime = Given.Received.AddHours(9) };

        var late = Reconcile.With(null, [], registered, plan, Given.Reference).Opened;

        late.Where(task => task.OfficeId.EndsWith("63.72", StringComparison.Ordinal)).ShouldBeEmpty();
        late.Where(task => task.State == TaskState.Open && task.OfficeId.EndsWith("-63", StringComparison.Ordinal)).Select(task => (task.Step, task.OfficeId)).ShouldBe(
            [("identify-person", "bkpsdm-63"), ("examine-subordinate", "setda-63"), ("coordinate-follow-up", "setda-63"), ("join-examination", "inspektorat-63")], ignoreOrder: true);
        var first = Reconcile.With(null, [], file, plan, Given.Reference).Opened;
        var second = Reconcile.With(Given.Followed(file), first, without, plan, Given.Reference);
        second.Facts.OfType<TaskMoved>().Select(fact => (fact.Task.Step, fact.FromOfficeId, fact.Task.OfficeId)).ShouldBe(
            [("identify-person", "bkpsdm-63.72", "bkpsdm-63"), ("examine-subordinate", "setda-63.72", "setda-63")], ignoreOrder: true);
        second.Changed.SelectMany(AgenciesAuthority.Seers).ShouldNotContain(office => office.EndsWith("63.72", StringComparison.Ordinal));
    }

    private async Task IsHiddenAsync(string taskId, string office)
    {
        var hidden = await Errors.Refused(agencies.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = taskId }, agencies.As(office)));
        hidden.StatusCode.ShouldBe(StatusCode.NotFound);
    }
}

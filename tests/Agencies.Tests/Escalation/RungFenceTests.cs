using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Escalation;

/// <summary>What keeps a rung from firing twice or never, at a running service. It begins when everything is late.</summary>
public sealed class RungFenceTests
{
    /// <summary>A week after everything was due.</summary>
    private const string Late = "2024-10-27T09:00+08:00x1";

    [Fact]
    public async Task A_timer_that_comes_again_does_nothing()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Late);
        var task = await LateAsync(service);
        await SetAsync(service, $"UPDATE task SET last_rung = NULL, overdue_time = NULL, next_rung = 'remind', next_rung_time = due_time WHERE id = '{task.Id.ToUpperInvariant()}'");

        var after = await Eventually.Be(() => GetAsync(service, task.Id), read => read.Escalation.NextRung == "national");

        (after.Escalation.Level, after.Etag).ShouldBe((task.Escalation.Level, task.Etag));
        Heard<TaskReminded>(service, task).ShouldBe(0);
        Heard<TaskOverdue>(service, task).ShouldBe(1);
        Heard<TaskEscalated>(service, task).ShouldBe(2);
    }

    [Fact]
    public async Task What_only_tells_is_not_told_again_when_a_late_task_changes_hands()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Late);
        var task = await LateAsync(service);
        await SetAsync(service, $"UPDATE task SET rung_round = rung_round + 1, last_rung = 'due', next_rung = 'head', next_rung_time = due_time WHERE id = '{task.Id.ToUpperInvariant()}'");

        await Eventually.Be(() => GetAsync(service, task.Id), read => read.Escalation.NextRung == "national");

        service.Heard.Values.OfType<TaskEscalated>().Count(fact => fact.ToHead && fact.Task.TaskId.ToString() == task.Id).ShouldBe(1);
    }

    [Fact]
    public async Task What_lost_its_next_rung_is_seen_and_gets_it_back()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Late);
        var task = await LateAsync(service);
        var operators = new OperationsService.OperationsServiceClient(service.Channel);
        await SetAsync(service, $"UPDATE task SET next_rung = NULL, next_rung_time = NULL WHERE id = '{task.Id.ToUpperInvariant()}'");

        var seen = (await operators.ListClocksAsync(new ListClocksRequest(), service.As("bawaslu-ri", Roles.Administrator))).Clocks.Single(clock => clock.Name == "missing-rungs");
        var after = await Eventually.Be(() => GetAsync(service, task.Id), read => read.Escalation.NextRung.Length > 0);

        (seen.LateCount, seen.Items.Select(item => item.Id).SingleOrDefault(), seen.Worker).ShouldBe((1, task.Id, "RungAuditor"));
        after.ShouldBe(task);
    }

    [Fact]
    public async Task What_supervises_a_late_task_ends_with_it_tier_by_tier()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Late);
        var task = await LateAsync(service);
        var supervising = await Eventually.Be(() => SupervisingAsync(service, task), found => found is not null);
        (supervising!.OfficeId, supervising.State, supervising.CaseStartTime, supervising.CaseLateTime).ShouldBe(("kpu-63", TaskState.Open, task.CaseStartTime, task.CaseLateTime));

        await new TaskService.TaskServiceClient(service.Channel).CompleteTaskAsync(
            new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id, DocumentNumber = "1/X/2024" }, service.As("kpu-63.01"));

        var ended = await Eventually.Be(() => SupervisingAsync(service, task), found => found!.State == TaskState.Cancelled);
        ended!.CancelReason.ShouldBe("SUPERVISED_TASK_ENDED");
        (await GetAsync(service, task.Id)).Escalation.NextRung.ShouldBe("");
    }

    [Fact]
    public async Task What_supervises_ends_with_the_task_also_when_its_own_rung_falls_due_with_that()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Late);
        var task = await LateAsync(service);
        var supervising = await Eventually.Be(() => SupervisingAsync(service, task), found => found is not null);
        var (late, above) = (task.Id.ToUpperInvariant(), supervising!.Id.ToUpperInvariant());

        await SetAsync(service, $"UPDATE task SET state = CASE id WHEN '{late}' THEN 'Done' ELSE state END, next_rung = CASE id WHEN '{late}' THEN 'release' ELSE next_rung END, "
            + $"next_rung_time = start_time WHERE id IN ('{late}', '{above}')");

        (await Eventually.Be(() => SupervisingAsync(service, task), found => found!.State == TaskState.Cancelled))!.CancelReason.ShouldBe("SUPERVISED_TASK_ENDED");
    }

    [Fact]
    public async Task A_task_that_cannot_be_decided_does_not_hold_up_the_others()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Late);
        var (lost, other) = (await LateAsync(service), await LateAsync(service));

        await SetAsync(service, $"UPDATE task SET office_id = CASE id WHEN '{lost.Id.ToUpperInvariant()}' THEN 'gone' ELSE office_id END, overdue_time = NULL, last_rung = NULL, rung_round = 9, "
            + $"next_rung = 'remind', next_rung_time = start_time WHERE id IN ('{lost.Id.ToUpperInvariant()}', '{other.Id.ToUpperInvariant()}')");

        await Eventually.Be(() => GetAsync(service, other.Id), read => read.Escalation.NextRung == "national" && read.Etag != other.Etag);
    }

    [Fact]
    public async Task The_case_is_late_since_its_first_task_was_and_every_task_of_it_says_so()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), Late);
        var task = await LateAsync(service);

        var all = (await new TaskService.TaskServiceClient(service.Channel).ListTasksAsync(new ListTasksRequest { CaseId = task.CaseId, PageSize = 1000 }, service.As(AgenciesFixture.Handler))).Tasks;

        all.ShouldAllBe(one => one.CaseLateTime.Equals(all.Where(other => other.SupervisedTaskId.Length == 0).Min(other => other.DueTime)) && one.CaseStartTime.ToDateTimeOffset() == Given.Received);
    }

    /// <summary>A task that has been escalated one tier up, and is to go to the national office next.</summary>
    private static async Task<TaskMessage> LateAsync(ServiceUnderTest<AgenciesDb> service)
    {
        var file = AgenciesFixture.Act();
        await service.TellAsync(new CaseRaised(file));
        var all = await Eventually.Be(
            async () => (await new TaskService.TaskServiceClient(service.Channel).ListTasksAsync(new ListTasksRequest { CaseId = file.CaseId.ToString(), PageSize = 1000 }, service.As(AgenciesFixture.Handler))).Tasks,
            tasks => tasks.Count >= 8 && tasks.All(task => !(task.Escalation.NextRungTime?.ToDateTime() <= new DateTime(2024, 10, 27, 2, 0, 0, DateTimeKind.Utc))));
        return all.Single(task => task.Step == "check-candidacy");
    }

    private static async Task<TaskMessage> GetAsync(ServiceUnderTest<AgenciesDb> service, string id) =>
        (await new TaskService.TaskServiceClient(service.Channel).GetTaskAsync(new GetTaskRequest { TaskId = id }, service.As(AgenciesFixture.Handler))).Task;

    private static async Task<TaskMessage?> SupervisingAsync(ServiceUnderTest<AgenciesDb> service, TaskMessage task) =>
        (await new TaskService.TaskServiceClient(service.Channel).ListTasksAsync(new ListTasksRequest { CaseId = task.CaseId, PageSize = 1000 }, service.As(AgenciesFixture.Handler))).Tasks
        .SingleOrDefault(one => one.SupervisedTaskId == task.Id);

    private static int Heard<T>(ServiceUnderTest<AgenciesDb> service, TaskMessage task)
        where T : ITaskEvent => service.Heard.Values.OfType<T>().Count(fact => fact.Task.TaskId.ToString() == task.Id);

#pragma warning disable EF1002 // the ids are those of the service
    private static Task<int> SetAsync(ServiceUnderTest<AgenciesDb> service, string sql) => service.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql));
#pragma warning restore EF1002
}

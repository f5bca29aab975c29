using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Escalation;

/// <summary>What an operator sees of the clock of tasks.</summary>
public sealed class RungClockTests
{
    [Fact]
    public async Task What_comes_next_is_shown_in_order_without_tasks_that_have_ended()
    {
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(), "2024-10-14T09:00+08:00x1");
        var file = AgenciesFixture.Act();
        await service.TellAsync(new CaseRaised(file));
        var recorded = Given.Received.AddDays(-14);
        await service.TellAsync(new CaseRaised(AgenciesFixture.Act() with { ReceivedTime = recorded, RecordTime = recorded }));
        var tasks = new TaskService.TaskServiceClient(service.Channel);
        await Eventually.Be(
            async () => (await tasks.ListTasksAsync(new ListTasksRequest { OverdueOnly = true, PageSize = 1000 }, service.As(AgenciesFixture.Handler))).Tasks.Count, marked => marked == 4);
        var open = (await tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.CaseId.ToString() }, service.As(AgenciesFixture.Handler))).Tasks;
        await tasks.CompleteTaskAsync(
            new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = open.Single(task => task.Step == "check-candidacy").Id, DocumentNumber = "1/2024" }, service.As("kpu-63.01"));

        // What is late of the old case fires one rung after the other.
        var seen = await Eventually.Be(
            async () => await new OperationsService.OperationsServiceClient(service.Channel).ListClocksAsync(new ListClocksRequest(), service.As("bawaslu-ri", Roles.Administrator)),
            all => all.Clocks.Single(one => one.Name == "task-rungs").LateCount == 0);

        var clock = seen.Clocks.Single(one => one.Name == "task-rungs");
        (clock.Legal, clock.LateCount, clock.Lateness, clock.Worker).ShouldBe((true, 0, null, "RungTimer"));
        var all = (await tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1000 }, service.As(AgenciesFixture.Handler))).Tasks;
        clock.Items.Select(item => (item.Id, item.DueTime)).ShouldBe(
            all.Where(task => task.Escalation.NextRungTime is not null).Select(task => (task.Id, task.Escalation.NextRungTime)), ignoreOrder: true);
        clock.Items.ShouldNotContain(item => item.Id == open.Single(task => task.Step == "check-candidacy").Id);
        clock.Items.Select(item => item.DueTime.ToDateTime()).ShouldBeInOrder();
        seen.Workers.Single(worker => worker.Name == "RungTimer").Alive.ShouldBeTrue();
    }
}

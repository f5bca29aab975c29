using Microsoft.Extensions.DependencyInjection;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Time;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Escalation;

public sealed class RungTimerTests(AgenciesFixture agencies)
{
    private static readonly DateTimeOffset MidnightWita = new(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset MidnightWib = new(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Each_clock_fires_once_and_not_before_its_own_midnight()
    {
        // Ten legal minutes before the one midnight, seventy before the other, at 600 legal seconds a second.
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(Given.Reference), "2024-10-16T23:50+08:00x600");
        var clock = service.Services.GetRequiredService<LegalClock>();
        var tasks = new TaskService.TaskServiceClient(service.Channel);
        var (wita, wib) = (Given.Case("63.71"), Given.Case("62.71"));
        await service.TellAsync(new CaseRaised(wita));
        await service.TellAsync(new CaseRaised(wib));

        var east = await Overdue(wita, "bawaslu-63.71");
        var west = await Overdue(wib, "bawaslu-62.71");

        east.ShouldAllBe(task => task.OverdueTime.ToDateTimeOffset() >= MidnightWita && task.Etag == "3" && task.State == TaskState.Open);
        west.ShouldAllBe(task => task.OverdueTime.ToDateTimeOffset() >= MidnightWib);
        var heard = await Eventually.Be(
            () => Task.FromResult(service.Heard.Values.OfType<TaskOverdue>().ToList()), facts => facts.Count >= 6);
        heard.Select(fact => fact.Task.TaskId.ToString()).ShouldBe(east.Concat(west).Select(task => task.Id), ignoreOrder: true);
        heard.Single(fact => fact.Task.TaskId.ToString() == east[0].Id).Task.EventTime.ShouldBe(east[0].OverdueTime.ToDateTimeOffset());

        Task<List<TaskMessage>> Overdue(CaseSnapshot file, string handler) => Eventually.Be(
            async () =>
            {
                var request = new ListTasksRequest { CaseId = file.CaseId.ToString(), OverdueOnly = true };
                List<TaskMessage> found = [.. (await tasks.ListTasksAsync(request, service.As(handler))).Tasks];
                var now = clock.Now().ToDateTimeOffset();
                found.ShouldAllBe(task => task.DueTime.ToDateTimeOffset() <= now);
                return found;
            },
            found => found.Count == 3);
    }

    [Fact]
    public async Task A_clock_that_ran_out_before_the_task_was_heard_of_fires_at_once_and_what_has_ended_stays_silent()
    {
        var recorded = Given.Received.AddDays(-14);
        var file = AgenciesFixture.Act() with { ReceivedTime = recorded, RecordTime = recorded };
        var studied = file.Studied() with { StudiedTime = recorded.AddHours(2) };
        await agencies.Service.TellAsync(new InitialStudyCompleted(studied));

        var tasks = await Eventually.Be(() => agencies.OfCaseAsync(file.CaseId), tasks => tasks.Count(task => task.OverdueTime is not null) == 3);

        tasks.Single(task => task.OverdueTime is null && task.SupervisedTaskId.Length == 0).Step.ShouldBe("initial-study");
        var heard = await Eventually.Be(() => agencies.HeardAsync(file.CaseId, 8), facts => facts.OfType<TaskOverdue>().Count() == 3);
        heard.ShouldNotContain(fact => fact.Task.Step == "initial-study" && (fact is TaskReminded || fact is TaskOverdue || fact is TaskEscalated));
    }

    [Fact]
    public async Task An_overdue_task_can_still_be_done()
    {
        var recorded = Given.Received.AddDays(-14);
        var task = await agencies.OpenAsync("identify-person", AgenciesFixture.Act() with { ReceivedTime = recorded, RecordTime = recorded });
        await Eventually.Be(() => agencies.GetAsync(task.Id), read => read.OverdueTime is not null);

        var done = await agencies.Tasks.CompleteTaskAsync(
            new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, agencies.As(AgenciesFixture.Personnel));

        (done.Task.State, done.Task.OverdueTime is not null).ShouldBe((TaskState.Done, true));
    }
}

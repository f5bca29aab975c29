using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Escalation;

/// <summary>What an office that has to see to a late task is shown of it, everywhere the same.</summary>
public sealed class LateTaskTests(AgenciesFixture agencies)
{
    private const string Above = "bkpsdm-63";

    [Fact]
    public async Task It_is_shown_in_the_task_in_the_list_and_on_the_stream()
    {
        var (late, supervising) = await LateAsync();

        var shown = supervising.SupervisedTask;
        (shown.OfficeId, shown.Step, shown.Title, shown.TitleEn, shown.DueTime, shown.TimeZone, shown.OverdueTime).ShouldBe(
            (AgenciesFixture.Personnel, "identify-person", late.Title, late.TitleEn, late.DueTime, late.Deadline.TimeZone, late.OverdueTime));
        (await agencies.GetAsync(supervising.Id, Above)).ShouldBe(supervising);
        (await SnapshotAsync(supervising)).ShouldBe(supervising);
        late.SupervisedTask.ShouldBeNull();
    }

    [Fact]
    public async Task When_the_late_task_is_handed_over_what_supervised_it_ends_and_says_where_it_went()
    {
        const string Other = "bkpsdm-63.01";
        var (late, supervising) = await LateAsync();
        using var watch = agencies.Tasks.WatchTasks(new WatchTasksRequest { CaseId = late.CaseId }, agencies.As(Above));
        var referrals = new ReferralService.ReferralServiceClient(agencies.Service.Channel);
        var offered = (await referrals.HandOverTaskAsync(
            new() { RequestId = AgenciesFixture.NewId(), TaskId = late.Id, ToOfficeId = Other, Reason = ReferralReason.Jurisdiction }, agencies.As(AgenciesFixture.Personnel))).Task;
        await referrals.AcceptReferralAsync(new() { RequestId = AgenciesFixture.NewId(), TaskId = late.Id, ReferralId = offered.Referrals[^1].Id }, agencies.As(Other));

        await ShownAsync(watch, task => task.Id == supervising.Id && task.SupervisedTask.OfficeId == Other && task.State == TaskState.Cancelled);
    }

    [Fact]
    public async Task When_a_correction_moves_the_late_task_what_supervised_it_says_where_it_went_and_shows_nothing_else_anew()
    {
        var file = Old();
        var (_, supervising) = await LateAsync(file);
        using var watch = agencies.Tasks.WatchTasks(new WatchTasksRequest { CaseId = supervising.CaseId }, agencies.As(Above));

        var corrected = file.Corrected(file.Persons[0].PersonId, hours: 0) with
        {
            Persons = [file.Persons[0] with { ToldEmployerOfficeId = "setda-63.05", EmployerOfficeId = "setda-63.05" }],
        };
        await agencies.Service.TellAsync(new CaseProceeded(corrected, "correct"));

        var shown = await ShownAsync(watch, task => task.Id == supervising.Id && task.SupervisedTask.OfficeId == "bkpsdm-63.05");
        (shown.State, shown.SupervisedTask.DueTime).ShouldBe((TaskState.Cancelled, supervising.SupervisedTask.DueTime));
    }

    private static CaseSnapshot Old()
    {
        var recorded = Given.Received.AddDays(-8);
        return AgenciesFixture.Act() with { ReceivedTime = recorded, RecordTime = recorded };
    }

    /// <summary>A task that is late, and the one of the office above that has to see to it.</summary>
    private async Task<(TaskMessage Late, TaskMessage Supervising)> LateAsync(CaseSnapshot? given = null)
    {
        var file = given ?? Old();
        await agencies.Service.TellAsync(new CaseRaised(file));
        var supervising = await Eventually.Be(
            async () => (await agencies.OfCaseAsync(file.CaseId, Above)).SingleOrDefault(task => task.OfficeId == Above && task.SupervisedTask.Step == "identify-person"), found => found is not null);
        return (await agencies.GetAsync(supervising!.SupervisedTaskId), supervising);
    }

    private async Task<TaskMessage> SnapshotAsync(TaskMessage task)
    {
        using var watch = agencies.Tasks.WatchTasks(new WatchTasksRequest { CaseId = task.CaseId }, agencies.As(Above));
        return await ShownAsync(watch, shown => shown.Id == task.Id);
    }

    private static async Task<TaskMessage> ShownAsync(Grpc.Core.AsyncServerStreamingCall<WatchTasksResponse> watch, Func<TaskMessage, bool> sought)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (await watch.ResponseStream.MoveNext(limit.Token))
        {
            if (watch.ResponseStream.Current.Task is { } task && sought(task))
            {
                return task;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}

using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>An officer with a conflict of interest neither has nor sees a task of the case; the office does.</summary>
public sealed class OfficerRecusalTests(AgenciesFixture agencies)
{
    private const string Office = AgenciesFixture.Personnel;

    private readonly OfficerService.OfficerServiceClient _officers = new(agencies.Service.Channel);

    [Fact]
    public async Task What_the_officer_had_goes_back_to_the_office_and_is_hidden_from_the_officer_alone()
    {
        var (kin, other, file) = (await AppointAsync(), await AppointAsync(), AgenciesFixture.Act());
        var task = await agencies.OpenAsync("identify-person", file);
        await AssignAsync(task.Id, kin);
        using var lost = agencies.Tasks.WatchTasks(new WatchTasksRequest { CaseId = task.CaseId }, As(kin));
        using var kept = agencies.Tasks.WatchTasks(new WatchTasksRequest { CaseId = task.CaseId }, As(other));
        (await lost.ReadUntilAsync(message => message.Bookmark is not null)).ShouldContain(message => message.Task != null);
        await kept.ReadUntilAsync(message => message.Bookmark is not null);

        await agencies.Service.TellAsync(new OfficerRecused(file.Recused(Guid.Parse(kin)), Guid.Parse(kin)));

        (await agencies.GetAsync(task.Id)).OfficerId.ShouldBeEmpty();
        (await lost.ReadUntilAsync(message => message.Bookmark is null)).ShouldHaveSingleItem().RemovedTaskId.ShouldBe(task.Id);
        (await ReasonAsync(agencies.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, As(kin)))).ShouldBe("NOT_FOUND");
        (await ReasonAsync(agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, As(kin)))).ShouldBe("NOT_FOUND");
        foreach (var list in new[] { new ListTasksRequest { CaseId = task.CaseId }, new ListTasksRequest { CaseId = task.CaseId, OfficeId = Office } })
        {
            (await agencies.Tasks.ListTasksAsync(list, As(kin))).Tasks.ShouldBeEmpty();
            (await agencies.Tasks.ListTasksAsync(list, As(other))).Tasks.ShouldHaveSingleItem().Id.ShouldBe(task.Id);
        }

        await agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, As(other));
        (await kept.ReadUntilAsync(message => message.Task?.State == TaskState.InProgress)).ShouldNotContain(message => message.RemovedTaskId.Length > 0);
    }

    [Fact]
    public async Task It_is_given_to_that_officer_no_more()
    {
        var (kin, other, file) = (await AppointAsync(), await AppointAsync(), AgenciesFixture.Act());
        var task = await agencies.OpenAsync("identify-person", file);
        await agencies.Service.TellAsync(new OfficerRecused(file.Recused(Guid.Parse(kin)), Guid.Parse(kin)));

        var error = await Should.ThrowAsync<RpcException>(AssignAsync(task.Id, kin));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.FailedPrecondition, "OFFICER_RECUSED"));
        (await AssignAsync(task.Id, other)).OfficerId.ShouldBe(other);
    }

    [Fact]
    public async Task A_task_that_is_opened_later_is_hidden_from_the_beginning()
    {
        var (kin, file) = (await AppointAsync(AgenciesFixture.Handler), AgenciesFixture.Act());
        var task = await agencies.OpenAsync("identify-person", file);
        await agencies.Service.TellAsync(new OfficerRecused(file.Recused(Guid.Parse(kin)), Guid.Parse(kin)));
        using var stream = agencies.Tasks.WatchTasks(new WatchTasksRequest(), agencies.Service.AsOfficer(AgenciesFixture.Handler, kin));
        await stream.ReadUntilAsync(message => message.Bookmark is not null);

        await agencies.Tasks.ReturnTaskAsync(
            new ReturnTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id, Reason = ReturnReason.NeedsData }, agencies.As(Office));
        var next = await agencies.OpenAsync();

        (await agencies.OfCaseAsync(file.CaseId)).ShouldContain(one => one.Step == "route-returned-task");
        (await stream.ReadUntilAsync(message => message.Task?.CaseId == next.CaseId)).ShouldNotContain(message => message.Task != null && message.Task.CaseId == task.CaseId);
    }

    [Fact]
    public async Task Facts_that_come_late_let_nobody_in_again()
    {
        var (kin, file) = (await AppointAsync(), AgenciesFixture.Act());
        var recused = file.Recused(Guid.Parse(kin));
        await agencies.Service.TellAsync(new InitialStudyCompleted(recused.Studied()));

        await agencies.Service.TellAsync(new OfficerRecused(recused, Guid.Parse(kin)));
        await agencies.Service.TellAsync(new CaseRaised(file));

        (await agencies.OfCaseAsync(file.CaseId, Office)).ShouldHaveSingleItem();
        (await agencies.Tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.CaseId.ToString() }, As(kin))).Tasks.ShouldBeEmpty();
    }

    private Metadata As(string officer) => agencies.Service.AsOfficer(Office, officer);

    private async Task<string> AppointAsync(string office = Office) => (await _officers.AppointOfficerAsync(
        new AppointOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficeId = office, Name = "Citra Fulan", Roles = { Role.Examiner } },
        agencies.Service.As(office, Roles.Administrator))).Officer.Id;

    private async Task<TaskMessage> AssignAsync(string taskId, string officer) => (await agencies.Tasks.AssignTaskAsync(
        new AssignTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = taskId, OfficerId = officer }, agencies.As(Office))).Task;

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await Errors.Refused(call)).Reason();
}

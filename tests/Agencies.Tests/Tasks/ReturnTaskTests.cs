using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Tasks;

public sealed class ReturnTaskTests(AgenciesFixture agencies)
{
    [Fact]
    public async Task The_handling_office_gets_one_task_to_route_it_anew_however_often_the_request_comes()
    {
        var task = await agencies.OpenAsync();
        var request = Wrong(task, "bkpsdm-63.71");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await agencies.Tasks.ReturnTaskAsync(request, Personnel)).Task));

        var returned = answers.Distinct().ShouldHaveSingleItem();
        (returned.State, returned.ReturnReason, returned.SuggestedOfficeId).ShouldBe((TaskState.Returned, ReturnReason.WrongReceiver, "bkpsdm-63.71"));
        var route = (await agencies.OfCaseAsync(Guid.Parse(task.CaseId))).Where(other => other.Step == "route-returned-task").ShouldHaveSingleItem();
        (route.OfficeId, route.CauseTaskId, route.State).ShouldBe((AgenciesFixture.Handler, task.Id, TaskState.Open));
        route.Deadline.RuleId.ShouldBe("POL-ROUTE-RETURNED");
        var heard = await agencies.HeardAsync(Guid.Parse(task.CaseId), 6);
        heard.OfType<TaskReturned>().ShouldHaveSingleItem().Task.SuggestedOfficeId.ShouldBe("bkpsdm-63.71");
        heard.OfType<TaskOpened>().Count().ShouldBe(5);
    }

    [Fact]
    public async Task Two_returned_tasks_of_a_case_open_one_each()
    {
        var file = AgenciesFixture.Act();
        var identify = await agencies.OpenAsync("identify-person", file);
        var note = (await agencies.OfCaseAsync(file.CaseId)).Single(task => task.Step == "situation-note");

        await agencies.Tasks.ReturnTaskAsync(Wrong(identify, ""), Personnel);
        await agencies.Tasks.ReturnTaskAsync(Wrong(note, ""), agencies.As("kesbangpol-63.01"));

        (await agencies.OfCaseAsync(file.CaseId)).Where(task => task.Step == "route-returned-task").Select(task => task.CauseTaskId)
            .ShouldBe([identify.Id, note.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task The_closing_of_the_case_cancels_it_and_leaves_what_was_returned()
    {
        var file = AgenciesFixture.Act();
        var task = await agencies.OpenAsync("identify-person", file);
        await agencies.Tasks.ReturnTaskAsync(Wrong(task, ""), Personnel);

        await agencies.Service.TellAsync(new CaseClosed(file.Closed()));

        var tasks = await agencies.OfCaseAsync(file.CaseId);
        tasks.Count(other => other.State == TaskState.Cancelled).ShouldBe(4);
        tasks.Single(other => other.State == TaskState.Returned).Id.ShouldBe(task.Id);
        (await Errors.Refused(agencies.Tasks.ReturnTaskAsync(Wrong(task, ""), Personnel))).Reason().ShouldBe("TRANSITION_NOT_ALLOWED");
    }

    [Theory]
    [InlineData(ReturnReason.WrongReceiver, "bkpsdm-99.99")]
    [InlineData(ReturnReason.WrongReceiver, AgenciesFixture.Personnel)]
    [InlineData(ReturnReason.WrongReceiver, "kasn")]
    [InlineData(ReturnReason.NeedsData, "bkpsdm-63.71")]
    public async Task Another_office_that_exists_is_suggested_to_a_wrong_receiver_only(ReturnReason reason, string suggested)
    {
        var task = await agencies.OpenAsync();
        var request = Wrong(task, suggested);
        request.Reason = reason;

        (await Errors.Refused(agencies.Tasks.ReturnTaskAsync(request, Personnel))).BadFields().ShouldBe(["suggested_office_id"]);
        (await agencies.GetAsync(task.Id)).State.ShouldBe(TaskState.Open);
    }

    [Fact]
    public async Task All_bad_fields_come_back_at_once()
    {
        var error = await Errors.Refused(agencies.Tasks.ReturnTaskAsync(new ReturnTaskRequest { SuggestedOfficeId = "nobody" }, Personnel));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.BadFields().Distinct().ShouldBe(["request_id", "task_id", "reason", "suggested_office_id"], ignoreOrder: true);
    }

    private Metadata Personnel => agencies.As(AgenciesFixture.Personnel);

    private static ReturnTaskRequest Wrong(TaskMessage task, string suggested) => new()
    {
        RequestId = AgenciesFixture.NewId(), TaskId = task.Id, Reason = ReturnReason.WrongReceiver, SuggestedOfficeId = suggested,
    };
}

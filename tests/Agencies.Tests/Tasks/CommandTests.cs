using Google.Rpc;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Tasks;

public sealed class CommandTests(AgenciesFixture agencies)
{
    [Fact]
    public async Task An_office_confirms_begins_and_completes_its_task_and_the_network_hears_of_the_end()
    {
        var task = await agencies.OpenAsync();
        (await Acknowledge(task)).State.ShouldBe(TaskState.Acknowledged);
        (await agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, Personnel)).Task.State.ShouldBe(TaskState.InProgress);

        var done = (await Complete(task, number: "800/12/BKPSDM")).Task;

        (done.State, done.DocumentNumber, done.Etag).ShouldBe((TaskState.Done, "800/12/BKPSDM", "4"));
        var heard = await agencies.HeardAsync(Guid.Parse(task.CaseId), 5);
        heard.OfType<TaskCompleted>().ShouldHaveSingleItem().Task.DocumentNumber.ShouldBe("800/12/BKPSDM");
        heard.Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_the_state_does_not_allow_is_refused_with_the_state_and_what_is_allowed()
    {
        var task = await agencies.OpenAsync();
        await agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, Personnel);

        var error = await Errors.Refused(agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, Personnel));

        error.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        error.Reason().ShouldBe("TRANSITION_NOT_ALLOWED");
        error.Detail<ErrorInfo>()!.Metadata["state"].ShouldBe("IN_PROGRESS");
        error.Detail<ErrorInfo>()!.Metadata["allowed"].ShouldBe("AcknowledgeTask, CompleteTask, ReturnTask");
        error.Detail<PreconditionFailure>()!.Violations.ShouldHaveSingleItem().Subject.ShouldBe(task.Id);
        error.Detail<LocalizedMessage>()!.Locale.ShouldBe("id-ID");
        (await agencies.GetAsync(task.Id)).Etag.ShouldBe("2");
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_the_present_one_is_taken()
    {
        var task = await agencies.OpenAsync();
        await Acknowledge(task);

        var error = await Errors.Refused(agencies.Tasks.CompleteTaskAsync(
            new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id, Etag = task.Etag }, Personnel));

        error.StatusCode.ShouldBe(StatusCode.Aborted);
        error.Reason().ShouldBe("ETAG_MISMATCH");
        error.Detail<RetryInfo>().ShouldNotBeNull();
        (await agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id, Etag = "2" }, Personnel)).Task.State.ShouldBe(TaskState.Done);
    }

    [Fact]
    public async Task A_repeated_request_does_nothing_again_and_answers_with_the_same_task()
    {
        var task = await agencies.OpenAsync();
        var request = new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id, Etag = task.Etag };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await agencies.Tasks.CompleteTaskAsync(request, Personnel)).Task));

        answers.Distinct().ShouldHaveSingleItem().Etag.ShouldBe("2");
        (await agencies.HeardAsync(Guid.Parse(task.CaseId), 5)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_request_id_with_another_body_is_refused()
    {
        var (task, other) = (await agencies.OpenAsync(), await agencies.OpenAsync());
        var request = new AcknowledgeTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id };
        await agencies.Tasks.AcknowledgeTaskAsync(request, Personnel);
        request.TaskId = other.Id;

        var error = await Errors.Refused(agencies.Tasks.AcknowledgeTaskAsync(request, Personnel));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.Reason().ShouldBe("REQUEST_ID_REUSED");
        (await agencies.GetAsync(other.Id)).State.ShouldBe(TaskState.Open);
    }

    [Fact]
    public async Task A_refused_request_may_come_again_once_it_is_allowed()
    {
        var task = await agencies.OpenAsync();
        var request = new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id, Etag = "2" };
        (await Errors.Refused(agencies.Tasks.StartTaskAsync(request, Personnel))).Reason().ShouldBe("ETAG_MISMATCH");
        await Acknowledge(task);

        (await agencies.Tasks.StartTaskAsync(request, Personnel)).Task.State.ShouldBe(TaskState.InProgress);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_first_and_the_others_are_refused()
    {
        var task = await agencies.OpenAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, Personnel);
                return "done";
            }
            catch (RpcException e)
            {
                return e.Reason();
            }
        }));

        outcomes.Order(StringComparer.Ordinal).ShouldBe([.. Enumerable.Repeat("TRANSITION_NOT_ALLOWED", 7), "done"]);
        (await agencies.GetAsync(task.Id)).Etag.ShouldBe("2");
    }

    [Theory]
    [InlineData("bawaslu-63.01", StatusCode.PermissionDenied, "NOT_ALLOWED")]
    [InlineData("bawaslu-63", StatusCode.PermissionDenied, "NOT_ALLOWED")]
    [InlineData("bkpsdm-63", StatusCode.PermissionDenied, "NOT_ALLOWED")]
    [InlineData("bkpsdm-63.01", StatusCode.NotFound, "NOT_FOUND")]
    [InlineData("kpu-63.01", StatusCode.NotFound, "NOT_FOUND")]
    public async Task Only_the_holder_changes_a_task(string office, StatusCode status, string reason)
    {
        var task = await agencies.OpenAsync();
        var (id, caller) = (AgenciesFixture.NewId(), agencies.As(office));
        RpcException[] errors =
        [
            await Errors.Refused(agencies.Tasks.AcknowledgeTaskAsync(new AcknowledgeTaskRequest { RequestId = id, TaskId = task.Id }, caller)),
            await Errors.Refused(agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = id, TaskId = task.Id }, caller)),
            await Errors.Refused(agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = id, TaskId = task.Id }, caller)),
            await Errors.Refused(agencies.Tasks.ReturnTaskAsync(new ReturnTaskRequest { RequestId = id, TaskId = task.Id, Reason = ReturnReason.NeedsData }, caller)),
        ];

        errors.ShouldAllBe(error => error.StatusCode == status && error.Reason() == reason);
        (await agencies.GetAsync(task.Id)).ShouldBe(task);
    }

    [Fact]
    public async Task A_mirror_names_the_method_that_completes_it()
    {
        var mirror = await agencies.OpenAsync("initial-study");
        var handler = agencies.As(AgenciesFixture.Handler);

        var error = await Errors.Refused(agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = mirror.Id }, handler));

        error.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        error.Reason().ShouldBe("TASK_IS_MIRROR");
        error.Detail<ErrorInfo>()!.Metadata["method"].ShouldBe("netralitas.cases.v1.CaseService/CompleteInitialStudy");
        (await Errors.Refused(agencies.Tasks.ReturnTaskAsync(
            new ReturnTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = mirror.Id, Reason = ReturnReason.NeedsData }, handler))).Reason().ShouldBe("TASK_NOT_RETURNABLE");
    }

    [Fact]
    public async Task All_bad_fields_of_a_completion_come_back_at_once()
    {
        var error = await Errors.Refused(agencies.Tasks.CompleteTaskAsync(
            new CompleteTaskRequest { RequestId = "x", TaskId = "", DocumentNumber = new string('a', 101) }, Personnel));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.BadFields().ShouldBe(["request_id", "task_id", "document_number"]);
    }

    private Metadata Personnel => agencies.As(AgenciesFixture.Personnel);

    private async Task<TaskMessage> Acknowledge(TaskMessage task) =>
        (await agencies.Tasks.AcknowledgeTaskAsync(new AcknowledgeTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, Personnel)).Task;

    private AsyncUnaryCall<CompleteTaskResponse> Complete(TaskMessage task, string number) =>
        agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id, DocumentNumber = number }, Personnel);
}

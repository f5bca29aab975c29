using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task assign</c>.</summary>
internal sealed class AssignTaskCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Option<string> _officer = Inputs.Text("--officer", "uuid", "The officer. Left out: it is the whole office's again.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AssignTaskCommand()
        : base("assign", "Gives a task of your office to one of its officers (disposisi), or takes it back.", ServiceAddress.Agencies)
    {
        Take(_id, "task_id");
        Take(_officer, "officer_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new AssignTaskRequest { RequestId = call.Text(_requestId), TaskId = call.Text(_id), OfficerId = call.Text(_officer), Etag = call.Text(_etag) };
        var response = await new TaskService.TaskServiceClient(call.Invoker).AssignTaskAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Task));
    }
}

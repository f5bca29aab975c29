using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task start</c>.</summary>
internal sealed class StartTaskCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public StartTaskCommand()
        : base("start", "Says that your office begins to work on the task.", ServiceAddress.Agencies)
    {
        Take(_id, "task_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new StartTaskRequest { RequestId = call.Text(_requestId), TaskId = call.Text(_id), Etag = call.Text(_etag) };
        var response = await new TaskService.TaskServiceClient(call.Invoker).StartTaskAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Task));
    }
}

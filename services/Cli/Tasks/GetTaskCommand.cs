using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task get</c>.</summary>
internal sealed class GetTaskCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");

    public GetTaskCommand()
        : base("get", "Shows one task: what, until when, on what basis.", ServiceAddress.Agencies) => Take(_id, "task_id");

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new TaskService.TaskServiceClient(call.Invoker).GetTaskAsync(new GetTaskRequest { TaskId = call.Text(_id) }, call.Options);
        return new Answer(response, screen => screen.Show(response.Task));
    }
}

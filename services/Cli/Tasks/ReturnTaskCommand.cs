using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task return</c>.</summary>
internal sealed class ReturnTaskCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Option<ReturnReason> _reason = EnumWords<ReturnReason>.Option("--reason", "Why.", required: true);
    private readonly Option<string> _suggested = Inputs.Text("--suggest", "office", "The office that would be right, when the receiver is wrong; see office list.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public ReturnTaskCommand()
        : base("return", "Gives the task back; the handling office gets a task to route it anew.", ServiceAddress.Agencies)
    {
        Take(_id, "task_id");
        Take(_reason, "reason");
        Take(_suggested, "suggested_office_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new ReturnTaskRequest
        {
            RequestId = call.Text(_requestId), TaskId = call.Text(_id), Reason = call.Value(_reason), SuggestedOfficeId = call.Text(_suggested),
            Etag = call.Text(_etag),
        };
        var response = await new TaskService.TaskServiceClient(call.Invoker).ReturnTaskAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Task));
    }
}

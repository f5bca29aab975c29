using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task complete</c>.</summary>
internal sealed class CompleteTaskCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("task-id", "Id of the task.");
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that ends it. No personal data.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public CompleteTaskCommand()
        : base("complete", "Says that your office has done the task. The study, registration and closing of a case complete their own.", ServiceAddress.Agencies)
    {
        Take(_id, "task_id");
        Take(_document, "document_number");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new CompleteTaskRequest
        {
            RequestId = call.Text(_requestId), TaskId = call.Text(_id), DocumentNumber = call.Text(_document), Etag = call.Text(_etag),
        };
        var response = await new TaskService.TaskServiceClient(call.Invoker).CompleteTaskAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Task));
    }
}

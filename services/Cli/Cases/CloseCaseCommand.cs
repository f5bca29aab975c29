using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases;

/// <summary><c>case close</c>.</summary>
internal sealed class CloseCaseCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<CloseReason> _reason = EnumWords<CloseReason>.Option("--reason", "Why.", required: true);
    private readonly Option<string> _note = Inputs.Text("--note", "words", "More words.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public CloseCaseCommand()
        : base("close", "Closes a case as not registered (tidak diregistrasi); its open tasks are cancelled. The handling office.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_reason, "reason");
        Take(_note, "note");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new CloseCaseRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_id), Reason = call.Value(_reason), Note = call.Text(_note), Etag = call.Text(_etag),
        };
        var response = await new CaseService.CaseServiceClient(call.Invoker).CloseCaseAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }
}

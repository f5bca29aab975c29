using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Reporters;

/// <summary><c>reporter reveal</c>.</summary>
internal sealed class RevealReporterCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Argument<string> _reveal = Inputs.Argument("reveal-id", "Id of the request to reveal.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RevealReporterCommand()
        : base("reveal", "Shows who it is, once, to the account that asked.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_reveal, "reveal_id");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new RevealReporterRequest { RequestId = call.Text(_requestId), CaseId = call.Text(_case), RevealId = call.Text(_reveal) };
        var response = await new ReporterService.ReporterServiceClient(call.Invoker).RevealReporterAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response));
    }
}

using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Reporters;

/// <summary><c>reporter request-reveal</c>.</summary>
internal sealed class RequestRevealCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Argument<string> _reporter = Inputs.Argument("reporter-id", "Id of the reporter or witness.");
    private readonly Option<RevealPurpose> _purpose = EnumWords<RevealPurpose>.Option("--purpose", "What it is needed for.");
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that orders or needs it. No personal data.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RequestRevealCommand()
        : base("request-reveal", "Asks to see who a reporter or witness is; a custodian must approve it. The handling office.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_reporter, "reporter_id");
        Take(_purpose, "purpose");
        Take(_document, "document_number");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new RequestRevealRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_case), ReporterId = call.Text(_reporter), Purpose = call.Value(_purpose),
            DocumentNumber = call.Text(_document),
        };
        var response = await new ReporterService.ReporterServiceClient(call.Invoker).RequestRevealAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Reveal));
    }
}

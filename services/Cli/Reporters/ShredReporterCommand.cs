using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Reporters;

/// <summary><c>reporter shred</c>.</summary>
internal sealed class ShredReporterCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Argument<string> _reporter = Inputs.Argument("reporter-id", "Id of the reporter or witness.");
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that orders it. No personal data.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public ShredReporterCommand()
        : base("shred", "Destroys an identity for ever; the rest of the case stays. A custodian or the head of the handling office.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_reporter, "reporter_id");
        Take(_document, "document_number");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new ShredReporterRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_case), ReporterId = call.Text(_reporter), DocumentNumber = call.Text(_document),
        };
        var response = await new ReporterService.ReporterServiceClient(call.Invoker).ShredReporterAsync(request, call.Options);
        return new Answer(response, screen => screen.Facts(("Reporter", response.Reporter.Id), ("State", EnumWords<ReporterState>.Of(response.Reporter.State))));
    }
}

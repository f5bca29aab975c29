using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.Auditing;

/// <summary><c>case audit open</c>.</summary>
internal sealed class OpenForAuditCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<AuditGround> _ground = EnumWords<AuditGround>.Option("--ground", "Why.", required: true);
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the letter of assignment. No personal data.", required: true);
    private readonly Option<int> _hours = new("--hours") { Description = "For how many hours, 1 to 72.", HelpName = "hours", Required = true };
    private readonly Option<string> _requestId = Inputs.RequestId();

    public OpenForAuditCommand()
        : base("open", "Opens a case for your account alone, to be read for some hours; the handling office is told. An auditor of an auditing office above it.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_ground, "ground");
        Take(_document, "document_number");
        Take(_hours, "hours");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new OpenForAuditRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_case), Ground = call.Value(_ground), DocumentNumber = call.Text(_document), Hours = call.Value(_hours),
        };
        var response = await new CaseService.CaseServiceClient(call.Invoker).OpenForAuditAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Audit));
    }
}

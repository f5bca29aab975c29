using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.Auditing;

/// <summary><c>case audit close</c>.</summary>
internal sealed class CloseAuditCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Argument<string> _audit = Inputs.Argument("audit-id", "Id of the audit.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public CloseAuditCommand()
        : base("close", "Ends an audit before its time. An auditor or the head of the auditing office or of the handling one.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_audit, "audit_id");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new CloseAuditRequest { RequestId = call.Text(_requestId), CaseId = call.Text(_case), AuditId = call.Text(_audit) };
        var response = await new CaseService.CaseServiceClient(call.Invoker).CloseAuditAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Audit));
    }
}

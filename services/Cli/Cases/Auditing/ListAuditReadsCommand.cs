using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.Auditing;

/// <summary><c>case audit reads</c>.</summary>
internal sealed class ListAuditReadsCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Argument<string> _audit = Inputs.Argument("audit-id", "Id of the audit.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListAuditReadsCommand()
        : base("reads", "Shows every read of an audit by itself. Whoever sees the audit.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_audit, "audit_id");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new CaseService.CaseServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListAuditReadsAsync(
            new ListAuditReadsRequest { CaseId = call.Text(_case), AuditId = call.Text(_audit), PageSize = size, PageToken = token }, call.Options));
        return new Answer(response, screen =>
        {
            var table = Screen.Table("Method", "When");
            foreach (var one in response.Reads)
            {
                table.Row(one.Method, AuditScreen.At(one));
            }

            screen.Write(table);
            screen.More(response.NextPageToken);
        });
    }
}

using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.Auditing;

/// <summary><c>case audit list</c>.</summary>
internal sealed class ListAuditsCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListAuditsCommand()
        : base("list", "Shows who opened a case for audit. The handling office, the one above it, and an auditing office its own.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new CaseService.CaseServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListAuditsAsync(
            new ListAuditsRequest { CaseId = call.Text(_case), PageSize = size, PageToken = token }, call.Options));
        return new Answer(response, screen =>
        {
            var table = Screen.Table("Audit", "Office", "Ground", "Document", "Opened", "Until", "Read");
            foreach (var one in response.Audits)
            {
                table.Row(one.Id, one.OfficeId, EnumWords<AuditGround>.Of(one.Ground), one.DocumentNumber, AuditScreen.Opened(one), AuditScreen.Until(one), AuditScreen.Read(one));
            }

            screen.Write(table);
            screen.More(response.NextPageToken);
        });
    }
}

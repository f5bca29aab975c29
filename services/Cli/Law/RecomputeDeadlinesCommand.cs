using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Law;

/// <summary><c>deadline recompute</c>.</summary>
internal sealed class RecomputeDeadlinesCommand : AnswerCommand
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only list what would change." };
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the decree that changed the calendar.");
    private readonly Option<string> _reason = Inputs.Text("--reason", "text", "Why.");
    private readonly Option<int> _limit = Inputs.Limit();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RecomputeDeadlinesCommand()
        : base("recompute", "Reckons the deadlines of open tasks anew after a decree changed the calendar; a run that was broken off goes on with the same --request-id.", ServiceAddress.Agencies)
    {
        Take(_dryRun, "dry_run");
        Take(_document, "document_number");
        Take(_reason, "reason");
        Take(_limit, "page_size");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new DeadlineService.DeadlineServiceClient(call.Invoker);
        var request = new RecomputeDeadlinesRequest
        {
            RequestId = call.Text(_requestId), DryRun = call.Value(_dryRun), DocumentNumber = call.Text(_document), Reason = call.Text(_reason),
        };
        if (!request.DryRun)
        {
            return await RunAsync(client, request, call);
        }

        var listed = await Pages.ReadAsync(call.Value(_limit), async (size, token) =>
            await client.RecomputeDeadlinesAsync(new RecomputeDeadlinesRequest(request) { PageSize = size, PageToken = token }, call.Options));
        return new Answer(listed, screen => Show(screen, listed));
    }

    private static async System.Threading.Tasks.Task<Answer> RunAsync(DeadlineService.DeadlineServiceClient client, RecomputeDeadlinesRequest request, ServiceCall call)
    {
        RecomputeDeadlinesResponse response;
        do
        {
            response = await client.RecomputeDeadlinesAsync(request, call.Options);
        }
        while (!response.Finished);
        return new Answer(response, screen => screen.Facts(("Request", request.RequestId), ("Deadlines moved", $"{response.ChangedCount}")));
    }

    private static void Show(IAnsiConsole screen, RecomputeDeadlinesResponse response)
    {
        var table = Screen.Table("Task, case", "Office, rule", "Due until now", "Due by the calendar");
        foreach (var change in response.Changes)
        {
            table.Row(
                $"{change.TaskId}\n{change.CaseId}", $"{change.OfficeId}\n{change.RuleId}",
                LocalTime.Limit(change.DueTime, change.TimeZone), LocalTime.Limit(change.NewDueTime, change.TimeZone));
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases;

/// <summary><c>case events</c>.</summary>
internal sealed class CaseEventsCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<int> _limit = Inputs.Limit();

    public CaseEventsCommand()
        : base("events", "Shows what happened to a case, in order: its own steps and what other agencies reported back.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new CaseService.CaseServiceClient(call.Invoker);
        // The case says in which time zone its events are told.
        var file = (await client.GetCaseAsync(new GetCaseRequest { CaseId = call.Text(_id) }, call.Options)).Case;
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListCaseEventsAsync(
            new ListCaseEventsRequest { CaseId = file.Id, PageSize = size, PageToken = token }, call.Options));
        return new Answer(response, screen => Show(screen, response, file.TimeZone));
    }

    private static void Show(IAnsiConsole screen, ListCaseEventsResponse response, string zone)
    {
        var table = Screen.Table("#", "When", "What", "Office", "Facts");
        foreach (var item in response.Events)
        {
            table.Row(
                item.Sequence.ToString(), LocalTime.Moment(item.EventTime, zone), item.Type,
                item.RecordedByOfficeId.Length == 0 ? item.OfficeId : $"{item.OfficeId}\nby {item.RecordedByOfficeId}",
                string.Join('\n', item.Facts.Where(fact => fact.Key != "person_id").OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}: {fact.Value}")));
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

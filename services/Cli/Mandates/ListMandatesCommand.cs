using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Mandates;

/// <summary><c>mandate list</c>.</summary>
internal sealed class ListMandatesCommand : AnswerCommand
{
    private readonly Option<string> _office = Inputs.Text("--office", "office", "The office. Left out: your own.");
    private readonly Option<bool> _held = new("--held") { Description = "Those by which the office records on behalf of others, instead of those by which others record on its behalf." };
    private readonly Option<int> _limit = Inputs.Limit();

    public ListMandatesCommand()
        : base("list", "Lists the mandates of an office, those that have ended included.", ServiceAddress.Agencies)
    {
        Take(_office, "office_id");
        Take(_held, "held");
        Take(_limit, "page_size");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new MandateService.MandateServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListMandatesAsync(
            new ListMandatesRequest { PageSize = size, PageToken = token, OfficeId = call.Text(_office), Held = call.Value(_held) }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListMandatesResponse response)
    {
        var table = Screen.Table("Mandate", "Office", "Recorded by", "Document", "Term");
        foreach (var mandate in response.Mandates)
        {
            table.Row(mandate.Id, mandate.OfficeId, mandate.RecordingOfficeId, mandate.DocumentNumber, LocalTime.Term(mandate.StartTime, mandate.EndTime));
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

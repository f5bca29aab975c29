using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Officers;

/// <summary><c>officer list</c>.</summary>
internal sealed class ListOfficersCommand : AnswerCommand
{
    private readonly Option<string> _office = Inputs.Text("--office", "office", "The office. Left out: your own.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListOfficersCommand()
        : base("list", "Lists the officers of an office, those who have left included.", ServiceAddress.Agencies)
    {
        Take(_office, "office_id");
        Take(_limit, "page_size");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new OfficerService.OfficerServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListOfficersAsync(
            new ListOfficersRequest { PageSize = size, PageToken = token, OfficeId = call.Text(_office) }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListOfficersResponse response)
    {
        var table = Screen.Table("Officer", "Name", "Roles", "Term");
        foreach (var officer in response.Officers)
        {
            table.Row(officer.Id, officer.Name, OfficerScreen.RolesOf(officer), LocalTime.Term(officer.StartTime, officer.EndTime));
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

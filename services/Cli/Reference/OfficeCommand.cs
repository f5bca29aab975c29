using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Reference.V1;
using Spectre.Console;

namespace Netralitas.Cli.Reference;

/// <summary><c>office</c>: the offices of the agencies.</summary>
internal sealed class OfficeCommand : Command
{
    public OfficeCommand()
        : base("office", "Shows the offices of the agencies, and moves the work of one that has ended.")
    {
        Add(new ListOfficesCommand());
        Add(new Successions.SucceedOfficeCommand());
        Add(new Successions.ListSuccessionsCommand());
    }
}

/// <summary><c>office list</c>.</summary>
internal sealed class ListOfficesCommand : AnswerCommand
{
    private readonly Option<string> _region = Inputs.Text("--region", "region", "Only offices that serve exactly this region, such as 63.01.");
    private readonly Option<string> _function = Inputs.Text("--function", "word", "Only offices of this function, such as bawaslu, kpu, kesbangpol, bkpsdm, setda.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListOfficesCommand()
        : base("list", "Lists offices by id.", ServiceAddress.Agencies)
    {
        Take(_region, "region_code");
        Take(_function, "function");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ReferenceService.ReferenceServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListOfficesAsync(
            new ListOfficesRequest { PageSize = size, PageToken = token, RegionCode = call.Text(_region), Function = call.Text(_function) }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListOfficesResponse response)
    {
        var table = Screen.Table("Office", "Name", "Zone", "One tier up", "Personnel files");
        foreach (var office in response.Offices)
        {
            table.Row(
                office.Id, office.Name + (office.EndDate.Length > 0 ? $" (until {office.EndDate})" : ""), LocalTime.ZoneName(office.TimeZone),
                office.SupervisorOfficeId, office.PersonnelOfficeId);
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

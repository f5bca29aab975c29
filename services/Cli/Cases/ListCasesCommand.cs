using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases;

/// <summary><c>case list</c>.</summary>
internal sealed class ListCasesCommand : AnswerCommand
{
    private readonly Option<CaseState> _state = EnumWords<CaseState>.Option("--state", "Only cases in this state.");
    private readonly Option<CaseKind> _kind = EnumWords<CaseKind>.Option("--kind", "Only cases of this kind.");
    private readonly Option<string> _election = Inputs.Text("--election", "id", "Only cases of this election, such as pilkada-2024.");
    private readonly Option<string> _place = Inputs.Text("--place", "region", "Only acts in this region, such as 63.01; a province (63) stands for all within it.");
    private readonly Option<string> _handler = Inputs.Text("--handler", "office", "Only cases that this office handles, such as bawaslu-63.01.");
    private readonly Option<string> _number = Inputs.Text("--number", "number", "Only the case of this official or receipt number, such as 005/Reg/LP/PW/Kota/22.02/XI/2024.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListCasesCommand()
        : base("list", "Lists the cases that your office may see, newest first, persons as initials.", ServiceAddress.Cases)
    {
        Take(_state, "state");
        Take(_kind, "kind");
        Take(_election, "election_id");
        Take(_place, "place_region_code");
        Take(_handler, "handling_office_id");
        Take(_number, "official_number");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new CaseService.CaseServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListCasesAsync(
            new ListCasesRequest
            {
                PageSize = size, PageToken = token, State = call.Value(_state), Kind = call.Value(_kind), ElectionId = call.Text(_election),
                PlaceRegionCode = call.Text(_place), HandlingOfficeId = call.Text(_handler),
                OfficialNumber = call.Text(_number),
            },
            call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListCasesResponse response)
    {
        var table = Screen.Table("Case", "Place, persons", "Received, state");
        foreach (var file in response.Cases)
        {
            table.Row(
                $"{file.Id}\n{CaseScreen.NumberOf(file)}",
                $"{file.PlaceRegionCode} ({file.HandlingOfficeId})\n{Persons(file)}",
                $"{LocalTime.Moment(file.ReceivedTime, file.TimeZone)}\n{EnumWords<CaseState>.Of(file.State)}");
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }

    private static string Persons(Case file)
    {
        const int Shown = 3;
        var initials = file.Persons.Take(Shown).Select(person => person.Identified ? person.Initials : "?");
        return string.Join(", ", initials) + (file.Persons.Count > Shown ? $" and {file.Persons.Count - Shown} more" : "");
    }
}

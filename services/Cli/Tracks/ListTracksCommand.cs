using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Tracks;

/// <summary><c>track list</c>.</summary>
internal sealed class ListTracksCommand : AnswerCommand
{
    private readonly Option<string> _case = Inputs.Text("--case", "id", "Only of this case. With it, also those in which your office only does something.");
    private readonly Option<string> _kind = Inputs.Text("--kind", "kind", "Only of this kind, such as personnel or crime.");
    private readonly Option<string> _state = Inputs.Text("--state", "state", "Only in this state, such as EXAMINING.");
    private readonly Option<bool> _open = new("--open") { Description = "Only those that are not over." };
    private readonly Option<int> _limit = Inputs.Limit();

    public ListTracksCommand()
        : base("list", "Lists the tracks in cases that your office handles or watches over, and those of persons that it received.", ServiceAddress.Agencies)
    {
        Take(_case, "case_id");
        Take(_kind, "kind");
        Take(_state, "state");
        Take(_open, "open_only");
        Take(_limit, "page_size");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new TrackService.TrackServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListTracksAsync(
            new ListTracksRequest
            {
                PageSize = size, PageToken = token, CaseId = call.Text(_case), Kind = call.Text(_kind), State = call.Text(_state), OpenOnly = call.Value(_open),
            },
            call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListTracksResponse response)
    {
        var table = Screen.Table("Track", "Case", "Kind", "State", "Receiver", "Since");
        foreach (var track in response.Tracks)
        {
            table.Row(track.Id, track.CaseNumber.Length > 0 ? track.CaseNumber : track.CaseId, track.Kind, TrackScreen.StateOf(track), track.ReceiverOfficeId, LocalTime.Moment(track.StateTime, track.TimeZone));
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

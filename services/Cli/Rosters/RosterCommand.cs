using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.Rosters;

/// <summary><c>roster</c>: who of your office is on duty when.</summary>
internal sealed class RosterCommand : Command
{
    public RosterCommand()
        : base("roster", "Sets who of your office is on duty when, shows when nobody is, and who is at a time.")
    {
        Add(new SetRosterCommand());
        Add(new GetRosterCommand());
        Add(new DutyCommand());
    }
}

/// <summary><c>roster set</c>.</summary>
internal sealed class SetRosterCommand : AnswerCommand
{
    private readonly Option<string> _file = Inputs.Text("--file", "path", "The roster as JSON: weeklyShifts, exceptions, headOfficerId. '-' for standard input.", required: true);
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public SetRosterCommand()
        : base("set", "Replaces the roster of your office. An administrator's or the head's.", ServiceAddress.Notifications)
    {
        Take(_file, "settings");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new SetRosterRequest { RequestId = call.Text(_requestId), Settings = RequestFile.Read<RosterSettings>("--file", call.Text(_file)), Etag = call.Text(_etag) };
        var response = await new RosterService.RosterServiceClient(call.Invoker).SetRosterAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Roster, response.Gaps, response.UnreachableOfficerIds));
    }
}

/// <summary><c>roster get</c>.</summary>
internal sealed class GetRosterCommand() : AnswerCommand("get", "Shows the roster of your office, when nobody is on duty, and whom nobody can reach.", ServiceAddress.Notifications)
{
    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new RosterService.RosterServiceClient(call.Invoker).GetRosterAsync(new GetRosterRequest(), call.Options);
        return new Answer(response, screen => screen.Show(response.Roster, response.Gaps, response.UnreachableOfficerIds));
    }
}

/// <summary><c>roster duty</c>.</summary>
internal sealed class DutyCommand : AnswerCommand
{
    private readonly Option<Timestamp?> _at = InstantText.Option("--at", "When. Left out: now.");

    public DutyCommand()
        : base("duty", "Shows who of your office is on duty at a time.", ServiceAddress.Notifications) => Take(_at, "time");

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new RosterService.RosterServiceClient(call.Invoker).GetDutyAsync(new GetDutyRequest { Time = call.Value(_at) }, call.Options);
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, GetDutyResponse response) => screen.Facts(
        ("On duty", response.OfficerIds.Count == 0 ? "nobody" : string.Join(", then ", response.OfficerIds)), ("Head", response.HeadOfficerId));
}

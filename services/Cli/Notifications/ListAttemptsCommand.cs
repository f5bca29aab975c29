using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.NoticeChannels;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.Notifications;

/// <summary><c>notification attempts</c>.</summary>
internal sealed class ListAttemptsCommand : AnswerCommand
{
    private readonly Option<string> _channel = Inputs.Text("--channel", "uuid", "Only attempts on this channel.");
    private readonly Option<string> _notice = Inputs.Text("--notification", "uuid", "Only attempts to deliver this notice.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListAttemptsCommand()
        : base("attempts", "Lists every attempt to deliver a notice to a channel or officer of your office, newest first. An administrator's.", ServiceAddress.Notifications)
    {
        Take(_channel, "channel_id");
        Take(_notice, "notification_id");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new ChannelService.ChannelServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListAttemptsAsync(
            new ListAttemptsRequest { PageSize = size, PageToken = token, ChannelId = call.Text(_channel), NotificationId = call.Text(_notice) }, call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListAttemptsResponse response)
    {
        var table = Screen.Table("Notice", "Channel", "To", "When", "Outcome");
        foreach (var attempt in response.Attempts)
        {
            var code = attempt.StatusCode == 0 ? "" : $" {attempt.StatusCode}";
            table.Row(attempt.NotificationId, attempt.OfficerId.Length > 0 ? $"officer {attempt.OfficerId}" : attempt.ChannelId, attempt.MaskedTarget, ChannelScreen.Moment(attempt.StartTime), $"{EnumWords<AttemptOutcome>.Of(attempt.Outcome)}{code} after {attempt.DurationMs} ms");
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

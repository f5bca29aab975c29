using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.Notifications;

/// <summary><c>notification list</c>.</summary>
internal sealed class ListNotificationsCommand : AnswerCommand
{
    private readonly Option<bool> _unread = new("--unread") { Description = "Only notices that your office has not confirmed." };
    private readonly Option<string> _case = Inputs.Text("--case", "uuid", "Only notices about this case.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListNotificationsCommand()
        : base("list", "Lists the notices of your office, newest first.", ServiceAddress.Notifications)
    {
        Take(_unread, "unacknowledged_only");
        Take(_case, "case_id");
        Take(_limit, "page_size");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new NotificationService.NotificationServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListNotificationsAsync(
            new ListNotificationsRequest { PageSize = size, PageToken = token, UnacknowledgedOnly = call.Value(_unread), CaseId = call.Text(_case) },
            call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListNotificationsResponse response)
    {
        var table = Screen.Table("Notice", "What", "When");
        foreach (var notice in response.Notifications)
        {
            table.Row(
                $"{notice.Id}\n{(notice.AcknowledgeTime is null ? "not confirmed" : "confirmed")}",
                notice.Text,
                LocalTime.Moment(notice.EventTime, notice.TimeZone));
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}

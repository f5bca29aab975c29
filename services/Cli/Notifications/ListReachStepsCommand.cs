using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.NoticeChannels;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.Notifications;

/// <summary><c>notification steps</c>.</summary>
internal sealed class ListReachStepsCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("notification-id", "Id of the notice.");

    public ListReachStepsCommand()
        : base("steps", "Shows whom an unread notice of your office has reached: officers on duty, the head, the office above.", ServiceAddress.Notifications) => Take(_id, "notification_id");

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new RosterService.RosterServiceClient(call.Invoker).ListReachStepsAsync(new ListReachStepsRequest { NotificationId = call.Text(_id) }, call.Options);
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListReachStepsResponse response)
    {
        var table = Screen.Table("Step", "Reached", "Who", "When");
        foreach (var step in response.Steps)
        {
            table.Row($"{step.Number}", EnumWords<ReachStepKind>.Of(step.Kind), step.OfficerId + step.OfficeId, ChannelScreen.Moment(step.StepTime));
        }

        screen.Write(table);
    }
}

using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.Notifications;

/// <summary><c>notification ack</c>.</summary>
internal sealed class AcknowledgeNotificationCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("notification-id", "Id of the notice.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AcknowledgeNotificationCommand()
        : base("ack", "Confirms that your office has read a notice.", ServiceAddress.Notifications)
    {
        Take(_id, "notification_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new AcknowledgeNotificationRequest { RequestId = call.Text(_requestId), NotificationId = call.Text(_id), Etag = call.Text(_etag) };
        var response = await new NotificationService.NotificationServiceClient(call.Invoker).AcknowledgeNotificationAsync(request, call.Options);
        var notice = response.Notification;
        return new Answer(response, screen => screen.Facts(
            ("Notice", notice.Id),
            ("What", notice.Text),
            ("Due", LocalTime.Limit(notice.DueTime, notice.TimeZone)),
            ("Confirmed", LocalTime.Moment(notice.AcknowledgeTime, notice.TimeZone))));
    }
}

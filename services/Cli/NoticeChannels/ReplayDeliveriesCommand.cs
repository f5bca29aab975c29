using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.NoticeChannels;

/// <summary><c>channel replay</c>.</summary>
internal sealed class ReplayDeliveriesCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("channel-id", "Id of the channel.");
    private readonly Option<string> _notice = Inputs.Text("--notification", "uuid", "Send this notice again.");
    private readonly Option<Timestamp?> _start = InstantText.Option("--from", "Send again what was made from then on, real time.");
    private readonly Option<Timestamp?> _end = InstantText.Option("--until", "And before then. Left out: now.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public ReplayDeliveriesCommand()
        : base("replay", "Sends deliveries to a channel again, with the same ids.", ServiceAddress.Notifications)
    {
        Take(_id, "channel_id");
        Take(_notice, "notification_id");
        Take(_start, "start_time");
        Take(_end, "end_time");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new ReplayDeliveriesRequest
        {
            RequestId = call.Text(_requestId), ChannelId = call.Text(_id), NotificationId = call.Text(_notice), StartTime = call.Value(_start), EndTime = call.Value(_end),
        };
        var response = await new ChannelService.ChannelServiceClient(call.Invoker).ReplayDeliveriesAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Channel));
    }
}

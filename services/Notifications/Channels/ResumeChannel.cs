using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Channels;

/// <summary>Sends on a paused channel again, beginning with what waited; what failed before does not count any more.</summary>
internal sealed class ResumeChannel(ChannelDesk desk, DeliverySignal signal)
{
    /// <summary>Checks, records, and answers with the channel.</summary>
    public async Task<ResumeChannelResponse> HandleAsync(ResumeChannelRequest request, Call call)
    {
        var channel = await desk.RunAsync(call, request, (request.RequestId, request.ChannelId), request.Etag, async (db, row, now, cancel) =>
        {
            if (row.State == ChannelState.Active)
            {
                return false;
            }

            (row.State, row.PauseTime) = (ChannelState.Active, null);
            await db.BeginAnewAsync(row, now, cancel);
            return true;
        });
        signal.Wake();
        return new ResumeChannelResponse { Channel = channel.ToMessage() };
    }
}

using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Channels;

/// <summary>Lets what is to be sent on a channel wait.</summary>
internal sealed class PauseChannel(ChannelDesk desk)
{
    /// <summary>Checks, records, and answers with the channel.</summary>
    public async Task<PauseChannelResponse> HandleAsync(PauseChannelRequest request, Call call)
    {
        var channel = await desk.RunAsync(call, request, (request.RequestId, request.ChannelId), request.Etag, (_, row, now, _) =>
        {
            var isActive = row.State == ChannelState.Active;
            if (isActive)
            {
                (row.State, row.PauseTime) = (ChannelState.Paused, now);
            }

            return Task.FromResult(isActive);
        });
        return new PauseChannelResponse { Channel = channel.ToMessage() };
    }
}

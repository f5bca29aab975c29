using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Notifications.Channels;

/// <summary>Deletes a channel with its address. What waits for it is not sent any more, and dropped soon after, as it may be much.</summary>
internal sealed class DeleteChannel(Store<NotificationsDb> store)
{
    /// <summary>Checks and deletes.</summary>
    public async Task<DeleteChannelResponse> HandleAsync(DeleteChannelRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, channelId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("channel_id", request.ChannelId));
        checks.ThrowIfAny();
        await store.OnceAsync(call, request, requestId, channelId, async (db, cancel) =>
        {
            var channel = await ChannelDesk.FindAsync(db, call, channelId, cancel);
            Etag.Require(request.Etag, channel.Version, "channel", channelId.ToString());
            db.Remove(channel);
        });
        return new DeleteChannelResponse();
    }
}

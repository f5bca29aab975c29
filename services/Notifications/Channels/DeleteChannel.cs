using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Deletes a channel with its address, and drops what waits for it.</summary>
internal sealed class DeleteChannel(Store<NotificationsDb> store, TimeProvider time)
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
            Instant? now = Instant.FromDateTimeOffset(time.GetUtcNow());
            await db.Deliveries.Where(row => row.ChannelId == channelId && row.State == DeliveryState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Dropped).SetProperty(row => row.EndTime, now).SetProperty(row => row.Lease, (Guid?)null), cancel);
        });
        return new DeleteChannelResponse();
    }
}

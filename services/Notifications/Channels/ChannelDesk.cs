using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Carries out commands on the channels of the caller's office.</summary>
internal sealed class ChannelDesk(Store<NotificationsDb> store, TimeProvider time)
{
    /// <summary>Runs a command once for its request id, and answers with the channel.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">Its request.</param>
    /// <param name="target">Request id and channel, as they were written.</param>
    /// <param name="etag">The etag that the caller last saw.</param>
    /// <param name="change">Changes the channel, at an instant of real time; gives whether there was something to change.</param>
    public async Task<ChannelRow> RunAsync(
        Call call, IMessage request, (string RequestId, string ChannelId) target, string etag, Func<NotificationsDb, ChannelRow, Instant, CancellationToken, Task<bool>> change)
    {
        var checks = new FieldChecks();
        var (requestId, channelId) = (checks.Uuid("request_id", target.RequestId), checks.Uuid("channel_id", target.ChannelId));
        checks.ThrowIfAny();
        await store.OnceAsync(call, request, requestId, channelId, async (db, cancel) =>
        {
            var channel = await FindAsync(db, call, channelId, cancel);
            Etag.Require(etag, channel.Version, "channel", channelId.ToString());
            if (await change(db, channel, Instant.FromDateTimeOffset(time.GetUtcNow()), cancel))
            {
                channel.Version++;
            }
        });
        return await ReadAsync(call, channelId);
    }

    /// <summary>One channel.</summary>
    public Task<ChannelRow> ReadAsync(Call call, Guid id) => store.ReadAsync((db, cancel) => FindAsync(db, call, id, cancel), call.Cancel);

    /// <summary>One channel of the caller's office.</summary>
    /// <exception cref="RefusalException">NOT_FOUND.</exception>
    public static async Task<ChannelRow> FindAsync(NotificationsDb db, Call call, Guid id, CancellationToken cancel)
    {
        var channel = await db.Channels.SingleOrDefaultAsync(row => row.Id == id && row.OfficeId == call.OfficeId && row.OfficerId == null, cancel);
        call.Require(channel is null ? Relation.None : Relation.OwnOffice | Relation.AnyOffice, "channel", id.ToString());
        return channel!;
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Notifications.Channels;

/// <summary>Shows the channels of the caller's office, to its administrators.</summary>
internal sealed class ReadChannels(Store<NotificationsDb> store, ChannelDesk desk)
{
    /// <summary>One channel.</summary>
    public async Task<GetChannelResponse> HandleAsync(GetChannelRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("channel_id", request.ChannelId);
        checks.ThrowIfAny();
        return new GetChannelResponse { Channel = (await desk.ReadAsync(call, id)).ToMessage() };
    }

    /// <summary>All of them: there are few.</summary>
    public async Task<ListChannelsResponse> ListAsync(Call call)
    {
        var channels = await store.ReadAsync((db, cancel) => db.Channels.Where(row => row.OfficeId == call.OfficeId && row.OfficerId == null).OrderBy(row => row.Id).ToListAsync(cancel), call.Cancel);
        return new ListChannelsResponse { Channels = { channels.Select(channel => channel.ToMessage()) } };
    }
}

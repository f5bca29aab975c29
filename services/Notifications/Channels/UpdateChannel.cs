using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Replaces the settings of a channel; what waited for the end of quiet hours is looked at anew, and a new address begins without the failures of the old one.</summary>
internal sealed class UpdateChannel(ChannelDesk desk, DeliverySignal signal, DeliveryOptions options, LegalClock clock)
{
    /// <summary>Checks, records, and answers with the channel.</summary>
    public async Task<UpdateChannelResponse> HandleAsync(UpdateChannelRequest request, Call call)
    {
        var checks = new FieldChecks();
        checks.Uuid("request_id", request.RequestId);
        checks.Uuid("channel_id", request.ChannelId);
        var settings = checks.Check(request.Settings, options);
        checks.ThrowIfAny();
        var legal = clock.Now();
        var channel = await desk.RunAsync(call, request, (request.RequestId, request.ChannelId), request.Etag, async (db, row, now, cancel) =>
        {
            checks.Require(row.IsWebhook == settings.IsWebhook, "settings.target", "must stay an e-mail address or a webhook; add another channel");
            checks.ThrowIfAny();
            if (row.Target != settings.Target)
            {
                await db.BeginAnewAsync(row, now, cancel);
            }

            (row.Target, row.Kinds, row.Language) = (settings.Target, settings.Kinds, settings.Language);
            (row.QuietStartMinute, row.QuietEndMinute) = (settings.QuietStartMinute, settings.QuietEndMinute);
            await db.Deliveries.Where(waiting => waiting.ChannelId == row.Id && waiting.State == DeliveryState.Waiting && waiting.HoldTime > legal)
                .ExecuteUpdateAsync(set => set.SetProperty(waiting => waiting.HoldTime, Instant.FromUnixTimeSeconds(0)), cancel);
            return true;
        });
        signal.Wake();
        return new UpdateChannelResponse { Channel = channel.ToMessage() };
    }
}

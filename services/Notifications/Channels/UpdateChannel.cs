using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Channels;

/// <summary>Replaces the settings of a channel.</summary>
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
            await row.ChangeAsync(db, settings, row.Target != settings.Target, (legal, now), cancel);
            row.Target = settings.Target;
            return true;
        });
        signal.Wake();
        return new UpdateChannelResponse { Channel = channel.ToMessage() };
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Notifications.Channels;

/// <summary>Adds a channel to the caller's office.</summary>
internal sealed class CreateChannel(Store<NotificationsDb> store, ChannelDesk desk, ChannelSecrets secrets, DeliveryOptions options, ReferenceBook reference, LegalClock clock)
{
    private const int ChannelsMax = 20;

    /// <summary>Checks, records, and answers with the channel and its secret.</summary>
    public async Task<CreateChannelResponse> HandleAsync(CreateChannelRequest request, Call call)
    {
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var settings = checks.Check(request.Settings, options);
        checks.ThrowIfAny();
        if (!settings.IsWebhook && options.Mail is null)
        {
            throw Refusal.Of(ChannelReasons.NoMailServer).AsException();
        }

        var made = ChannelChange.Make(settings, call.OfficeId, reference.Offices.Find(call.OfficeId)!.Zone, clock.Now());
        var id = await store.OnceAsync(call, request, requestId, made.Id, async (db, cancel) =>
        {
            if (await db.Channels.CountAsync(row => row.OfficeId == call.OfficeId && row.OfficerId == null, cancel) >= ChannelsMax)
            {
                throw Refusal.Of(ChannelReasons.TooManyChannels, ("most", ChannelsMax.ToString())).AsException();
            }

            db.Insert(made);
        });
        var channel = await desk.ReadAsync(call, id);
        return new CreateChannelResponse { Channel = channel.ToMessage(), Secret = secrets.Of(channel) };
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Adds a channel to the caller's office.</summary>
internal sealed class CreateChannel(Store<NotificationsDb> store, ChannelDesk desk, ChannelSecrets secrets, DeliveryOptions options, ReferenceBook reference)
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

        var made = Make(settings, call.OfficeId);
        var id = await store.OnceAsync(call, request, requestId, made.Id, async (db, cancel) =>
        {
            if (await db.Channels.CountAsync(row => row.OfficeId == call.OfficeId, cancel) >= ChannelsMax)
            {
                throw Refusal.Of(ChannelReasons.TooManyChannels, ("most", ChannelsMax.ToString())).AsException();
            }

            db.Insert(made);
        });
        var channel = await desk.ReadAsync(call, id);
        return new CreateChannelResponse { Channel = channel.ToMessage(), Secret = secrets.Of(channel) };
    }

    private ChannelRow Make(CheckedSettings settings, string officeId) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        OfficeId = officeId,
        IsWebhook = settings.IsWebhook,
        Target = settings.Target,
        Kinds = settings.Kinds,
        Language = settings.Language,
        TimeZone = reference.Offices.Find(officeId)!.Zone.Id,
        QuietStartMinute = settings.QuietStartMinute,
        QuietEndMinute = settings.QuietEndMinute,
        SecretNumber = settings.IsWebhook ? 1 : 0,
        State = ChannelState.Active,
        NextTryTime = Instant.FromUnixTimeSeconds(0),
    };
}

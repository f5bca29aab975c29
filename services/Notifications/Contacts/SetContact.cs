using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Notifications.Contacts;

/// <summary>Sets how an officer is reached; a new address begins without the failures of the old one.</summary>
internal sealed class SetContact(
    Store<NotificationsDb> store, ContactDesk desk, ReadContact read, AddressSeal seal, DeliveryOptions options, DeliverySignal signal, ReferenceBook reference, LegalClock clock, TimeProvider time)
{
    /// <summary>Checks, records, and answers with the contact.</summary>
    public async Task<SetContactResponse> HandleAsync(SetContactRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, officerId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("officer_id", request.OfficerId));
        var settings = checks.Check(request.Settings, options);
        checks.Require(request.Settings is not { TargetCase: ChannelSettings.TargetOneofCase.Url }, "settings.url", "must not be given: people are told by e-mail");
        checks.Require(settings.Kinds.Length == 0, "settings.notification_kinds", "must not be given: an officer is told what must be read");
        checks.ThrowIfAny();
        await store.OnceAsync(call, request, requestId, officerId, async (db, cancel) =>
        {
            await desk.RequireAsync(db, call, officerId, cancel);
            if (options.Mail is null)
            {
                throw Refusal.Of(ChannelReasons.NoMailServer).AsException();
            }

            var channel = await ContactDesk.FindAsync(db, officerId, cancel);
            Etag.Require(request.Etag, channel?.Version ?? 0, "contact", officerId.ToString());
            if (channel is null)
            {
                db.Add(channel = ChannelChange.Make(settings, call.OfficeId, reference.Offices.Find(call.OfficeId)!.Zone, clock.Now(), officerId));
            }
            else
            {
                var isOther = seal.TargetOf(channel) != settings.Target || channel.State == ChannelState.Failed;
                await channel.ChangeAsync(db, settings, isOther, (clock.Now(), Instant.FromDateTimeOffset(time.GetUtcNow())), cancel);
                channel.Version++;
            }

            (channel.Target, channel.State, channel.PauseTime) = (seal.Seal(channel.Id, settings.Target), ChannelState.Active, null);
        });
        signal.Wake();
        return new SetContactResponse { Contact = await read.ReadAsync(officerId, call) };
    }
}

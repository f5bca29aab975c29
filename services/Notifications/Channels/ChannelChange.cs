using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Makes channels of settings and changes them, those of offices and of officers alike.</summary>
internal static class ChannelChange
{
    /// <summary>A new channel.</summary>
    /// <param name="settings">What was decided.</param>
    /// <param name="officeId">The office.</param>
    /// <param name="zone">Its time zone.</param>
    /// <param name="legal">Now, on the legal clock.</param>
    /// <param name="officerId">The officer whose contact it is; null for a channel of the office.</param>
    public static ChannelRow Make(CheckedSettings settings, string officeId, DateTimeZone zone, Instant legal, Guid? officerId = null)
    {
        var channel = new ChannelRow
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            OfficeId = officeId,
            OfficerId = officerId,
            IsWebhook = settings.IsWebhook,
            Target = settings.Target,
            Kinds = settings.Kinds,
            Language = settings.Language,
            TimeZone = zone.Id,
            SecretNumber = settings.IsWebhook ? 1 : 0,
            State = ChannelState.Active,
            NextTryTime = Instant.FromUnixTimeSeconds(0),
        };
        channel.Apply(settings, legal);
        return channel;
    }

    /// <summary>Replaces all settings but the address. What waited for a time is looked at anew, and a new address begins without the failures of the old one.</summary>
    public static async Task ChangeAsync(
        this ChannelRow channel, NotificationsDb db, CheckedSettings settings, bool beginAnew, (Instant Legal, Instant Real) now, CancellationToken cancel)
    {
        if (beginAnew)
        {
            await db.BeginAnewAsync(channel, now.Real, cancel);
        }

        channel.Apply(settings, now.Legal);
        await db.Deliveries.Where(waiting => waiting.ChannelId == channel.Id && waiting.State == DeliveryState.Waiting && waiting.HoldTime > now.Legal)
            .ExecuteUpdateAsync(set => set.SetProperty(waiting => waiting.HoldTime, Instant.FromUnixTimeSeconds(0)), cancel);
    }

    private static void Apply(this ChannelRow channel, CheckedSettings settings, Instant legal)
    {
        (channel.Kinds, channel.Language) = (settings.Kinds, settings.Language);
        (channel.QuietStartMinute, channel.QuietEndMinute) = (settings.QuietStartMinute, settings.QuietEndMinute);
        (channel.Digest, channel.DigestMinute, channel.DigestTime) = (settings.Digest, settings.DigestMinute, legal);
    }
}

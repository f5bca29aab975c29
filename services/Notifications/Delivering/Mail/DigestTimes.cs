using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using NodaTime;

namespace Netralitas.Notifications.Delivering.Mail;

/// <summary>When the digests of a channel come, on the legal clock.</summary>
internal static class DigestTimes
{
    /// <summary>The latest digest at an instant or before.</summary>
    public static Instant Latest(ChannelRow channel, Instant at)
    {
        var zone = DateTimeZoneProviders.Tzdb[channel.TimeZone];
        var local = at.InZone(zone).LocalDateTime;
        var then = channel.Digest == DigestPeriod.Hourly ? local.With(TimeAdjusters.TruncateToHour) : Daily(channel, local.Date);
        return (then <= local ? then : Daily(channel, local.Date.PlusDays(-1))).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>The first digest after an instant.</summary>
    public static Instant Next(ChannelRow channel, Instant at)
    {
        var zone = DateTimeZoneProviders.Tzdb[channel.TimeZone];
        var latest = Latest(channel, at).InZone(zone).LocalDateTime;
        return (channel.Digest == DigestPeriod.Hourly ? latest.PlusHours(1) : latest.PlusDays(1)).InZoneLeniently(zone).ToInstant();
    }

    private static LocalDateTime Daily(ChannelRow channel, LocalDate day) => day.AtMidnight().PlusMinutes(channel.DigestMinute ?? 0);
}

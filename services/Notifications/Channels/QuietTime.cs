using Netralitas.Contracts.Notifications.V1;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Quiet hours: when a channel lets wait what can wait. They never hold back a legal deadline.</summary>
internal static class QuietTime
{
    /// <summary>Until when a notice waits, on the legal clock; null when it is sent now.</summary>
    public static Instant? HeldUntil(ChannelRow channel, Notice notice, Instant now) =>
        EndOf(channel, now) is { } end && !CannotWait(notice, end) ? end : null;

    /// <summary>The end of the quiet hours that it is in; null outside of them.</summary>
    private static Instant? EndOf(ChannelRow channel, Instant now)
    {
        if (channel is not { QuietStartMinute: { } start, QuietEndMinute: { } end })
        {
            return null;
        }

        var zone = DateTimeZoneProviders.Tzdb[channel.TimeZone];
        var local = now.InZone(zone).LocalDateTime;
        var minute = (local.Hour * 60) + local.Minute;
        var isQuiet = start < end ? minute >= start && minute < end : minute >= start || minute < end;
        var day = minute < end ? local.Date : local.Date.PlusDays(1);
        return isQuiet ? (day + LocalTime.Midnight.PlusMinutes(end)).InZoneLeniently(zone).ToInstant() : null;
    }

    /// <summary>A deadline that is over, or will be before anybody hears of it.</summary>
    public static bool CannotWait(Notice notice, Instant end) => notice.Kind is NotificationKind.TaskOverdue or NotificationKind.UnreadBelow || (notice.HasDeadline && notice.DueTime <= end);
}

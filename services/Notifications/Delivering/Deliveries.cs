using System.Diagnostics;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Puts a notice on its way to the channels of its office.</summary>
internal static class Deliveries
{
    /// <summary>One delivery for each channel that wants it, due at once: quiet hours are looked at when it is sent. That a channel is paused is not told to it.</summary>
    /// <remarks>The context must hold the channels of the office, and the instant of the notice.</remarks>
    public static void Plan(this NotificationsDb db, Notice notice)
    {
        foreach (var channel in db.Channels.Local.Where(row => row.OfficeId == notice.OfficeId && row.OfficerId is null && row.Wants(notice.Kind)))
        {
            if (notice.Kind == NotificationKind.ChannelPaused && notice.ChannelId == channel.Id)
            {
                continue;
            }

            db.Plan(notice, channel);
        }
    }

    /// <summary>One delivery.</summary>
    public static void Plan(this NotificationsDb db, Notice notice, ChannelRow channel)
    {
        db.Insert(new DeliveryRow
        {
            Id = Guid.CreateVersion7(),
            ChannelId = channel.Id,
            NoticeId = notice.Id,
            OfficeId = notice.OfficeId,
            OfficerId = channel.OfficerId,
            State = DeliveryState.Waiting,
            CreateTime = db.TellTime,
            NextTryTime = db.TellTime,
            HoldTime = Instant.FromUnixTimeSeconds(0),
            TraceParent = Activity.Current?.Id,
        });
        if (db.DeliverySignal is { } signal)
        {
            db.WakeAfterCommit(signal);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>One notice on its way to one channel, written in the transaction that makes the notice. Instants are real time unless they say otherwise.</summary>
public sealed class DeliveryRow
{
    /// <summary>UUIDv7; the receiver knows a repeated delivery by it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel.</summary>
    public required Guid ChannelId { get; init; }

    /// <summary>The notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>The office that is told.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The officer who is reached by it; null for a channel of the office.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>How far it has come.</summary>
    public required DeliveryState State { get; set; }

    /// <summary>When it was made.</summary>
    public required Instant CreateTime { get; init; }

    /// <summary>When it was delivered, given up or dropped.</summary>
    public Instant? EndTime { get; set; }

    /// <summary>When it may be taken next: the end of a lease or of a back-off.</summary>
    public required Instant NextTryTime { get; set; }

    /// <summary>The end of the quiet hours for which it waits, on the legal clock; long ago when it waits for none.</summary>
    public required Instant HoldTime { get; set; }

    /// <summary>When it first failed since it was made, resumed or replayed; null before.</summary>
    public Instant? FailingSinceTime { get; set; }

    /// <summary>Failed attempts since then, that one included.</summary>
    public int Failures { get; set; }

    /// <summary>Attempts on record, as far as they count towards how many are kept.</summary>
    public int Attempts { get; set; }

    /// <summary>Fences the lease: only who set it may say what became of the delivery.</summary>
    public Guid? Lease { get; set; }

    /// <summary>The message in which it goes since it was first taken, its own id where it goes by itself; null before, and for webhooks.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>W3C trace context of the fact that caused it.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>What is done to several deliveries at once.</summary>
internal static class DeliveryRows
{
    /// <summary>Lets deliveries begin anew, whatever became of them; their ids stay.</summary>
    public static Task<int> SendAgainAsync(this IQueryable<DeliveryRow> deliveries, Instant now, CancellationToken cancel) => deliveries.ExecuteUpdateAsync(
        set => set.SetProperty(row => row.State, DeliveryState.Waiting).SetProperty(row => row.EndTime, (Instant?)null).SetProperty(row => row.NextTryTime, now)
            .SetProperty(row => row.FailingSinceTime, (Instant?)null).SetProperty(row => row.Failures, 0).SetProperty(row => row.Lease, (Guid?)null),
        cancel);

    /// <summary>Forgets what failed on a channel. Of what waits only that has a back-off, and never much does; what is being sent just now is not sent twice.</summary>
    public static Task<int> BeginAnewAsync(this NotificationsDb db, ChannelRow channel, Instant now, CancellationToken cancel)
    {
        (channel.Failures, channel.FailingSinceTime, channel.FailingMessageId, channel.NextTryTime) = (0, null, null, now);
        return db.Deliveries.Where(row => row.ChannelId == channel.Id && row.State == DeliveryState.Waiting && row.Failures > 0 && (row.Lease == null || row.NextTryTime <= now))
            .SendAgainAsync(now, cancel);
    }
}

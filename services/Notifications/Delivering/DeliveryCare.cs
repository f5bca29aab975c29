using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Measures what should have been delivered by now, and forgets deliveries that ended long ago, with their attempts.</summary>
internal sealed class DeliveryCare : Worker
{
    private const int BatchMax = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly Duration Kept = Duration.FromDays(90);

    private readonly Store<NotificationsDb> _store;
    private readonly LegalClock _clock;
    private (long Depth, double AgeSeconds) _due;

    public DeliveryCare(Store<NotificationsDb> store, LegalClock clock, WorkerTools tools)
        : base(tools, new Signal(), Every)
    {
        (_store, _clock) = (store, clock);
        Meters.Meter.CreateObservableGauge("netralitas.delivery.depth", () => _due.Depth, "{delivery}", "Deliveries that wait for nothing but a receiver.");
        Meters.Meter.CreateObservableGauge("netralitas.delivery.age", () => _due.AgeSeconds, "s", "Age of the oldest of them.");
    }

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        _due = await _store.ReadAsync(MeasureAsync, cancel, Store<NotificationsDb>.BackgroundLimit);
        return await _store.WriteAsync(ForgetAsync, cancel, Store<NotificationsDb>.BackgroundLimit) == BatchMax;
    }

    /// <summary>What a paused channel or quiet hours hold back is not late.</summary>
    private async Task<(long Depth, double AgeSeconds)> MeasureAsync(NotificationsDb db, CancellationToken cancel)
    {
        var legal = _clock.Now();
        var due = db.Deliveries.Where(row => row.State == DeliveryState.Waiting && row.HoldTime <= legal)
            .Where(row => db.Channels.Any(channel => channel.Id == row.ChannelId && channel.State == ChannelState.Active));
        var depth = await due.LongCountAsync(cancel);
        var oldest = depth == 0 ? null : await due.MinAsync(row => (Instant?)row.CreateTime, cancel);
        return (depth, oldest is { } made ? (Now() - made).TotalSeconds : 0);
    }

    private async Task<int> ForgetAsync(NotificationsDb db, CancellationToken cancel)
    {
        Instant? before = Now() - Kept;
        var old = await db.Deliveries.Where(row => row.EndTime < before).OrderBy(row => row.EndTime).Take(BatchMax).Select(row => row.Id).ToListAsync(cancel);
        await db.DeliveryAttempts.Where(row => old.Contains(row.DeliveryId)).ExecuteDeleteAsync(cancel);
        return await db.Deliveries.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancel);
    }

    private Instant Now() => Instant.FromDateTimeOffset(Time.GetUtcNow());
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Measures what should be on its way by now, drops what waits for channels that are gone, and forgets deliveries that ended long ago, with their attempts, and the oldest attempts of those that do not end.</summary>
internal sealed class DeliveryCare : Worker
{
    private const int BatchMax = 500;

    // Each has as many attempts as fit between two rounds above those that are kept.
    private const int PruneMax = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly Duration Kept = Duration.FromDays(90);

    private readonly Store<NotificationsDb> _store;
    private readonly LegalClock _clock;
    private readonly DeliveryOptions _options;
    private (long Depth, double AgeSeconds) _due;

    public DeliveryCare(Store<NotificationsDb> store, LegalClock clock, DeliveryOptions options, WorkerTools tools)
        : base(tools, new Signal(), Every)
    {
        (_store, _clock, _options) = (store, clock, options);
        Meters.Meter.CreateObservableGauge("netralitas.delivery.depth", () => _due.Depth, "{delivery}", "Deliveries that are due and that nobody has taken.");
        Meters.Meter.CreateObservableGauge("netralitas.delivery.age", () => _due.AgeSeconds, "s", "How long the oldest of them has been due.");
    }

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        _due = await _store.ReadAsync(MeasureAsync, cancel, Store<NotificationsDb>.BackgroundLimit);
        await _store.WriteAsync(ForgetContactsAsync, cancel, Store<NotificationsDb>.BackgroundLimit);
        var dropped = await _store.WriteAsync(DropAsync, cancel, Store<NotificationsDb>.BackgroundLimit);
        var forgotten = await _store.WriteAsync(ForgetAsync, cancel, Store<NotificationsDb>.BackgroundLimit);
        var pruned = await PruneAsync(cancel);
        return dropped == BatchMax || forgotten == BatchMax || pruned == PruneMax;
    }

    /// <summary>Of deliveries that do not end the latest attempts stay on record.</summary>
    /// <returns>Of how many some were forgotten; <see cref="PruneMax"/> when there may be more.</returns>
    internal Task<int> PruneAsync(CancellationToken cancel) => _store.WriteAsync(
        async (db, within) =>
        {
            var kept = _options.AttemptsKept;
            var endless = await db.Deliveries.Where(row => row.State == DeliveryState.Waiting && row.Attempts > kept)
                .OrderByDescending(row => row.Attempts).Take(PruneMax).Select(row => row.Id).ToListAsync(within);
            await db.DeliveryAttempts.Where(row => endless.Contains(row.DeliveryId)
                && db.DeliveryAttempts.Count(later => later.DeliveryId == row.DeliveryId && later.Id > row.Id) >= kept).ExecuteDeleteAsync(within);
            return await db.Deliveries.Where(row => endless.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, kept), within);
        }, cancel, Store<NotificationsDb>.BackgroundLimit);

    private async Task<(long Depth, double AgeSeconds)> MeasureAsync(NotificationsDb db, CancellationToken cancel)
    {
        var now = Now();
        var due = Due(db, now, _clock.Now());
        var depth = await due.LongCountAsync(cancel);
        var oldest = depth == 0 ? null : await due.MinAsync(one => (Instant?)one, cancel);
        return (depth, oldest is { } since ? (now - since).TotalSeconds : 0);
    }

    /// <summary>Since when deliveries are due that nobody has taken. What a paused channel, quiet hours or a back-off hold back is not, nor what is being sent.</summary>
    internal static IQueryable<Instant> Due(NotificationsDb db, Instant now, Instant legal) =>
        db.Deliveries.Where(row => row.State == DeliveryState.Waiting && row.NextTryTime <= now && row.HoldTime <= legal).Join(
            db.Channels.Where(channel => channel.State == ChannelState.Active && channel.NextTryTime <= now), row => row.ChannelId, channel => channel.Id,
            (row, channel) => row.NextTryTime > channel.NextTryTime ? row.NextTryTime : channel.NextTryTime);

    /// <summary>Drops what waits for a channel that is gone; a fact may have seen it just before.</summary>
    private async Task<int> DropAsync(NotificationsDb db, CancellationToken cancel)
    {
        Instant? now = Now();
        var left = await db.Deliveries.Where(row => row.State == DeliveryState.Waiting && !db.Channels.Any(channel => channel.Id == row.ChannelId))
            .OrderBy(row => row.ChannelId).Take(BatchMax).Select(row => row.Id).ToListAsync(cancel);
        return await db.Deliveries.Where(row => left.Contains(row.Id) && row.State == DeliveryState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Dropped).SetProperty(row => row.EndTime, now).SetProperty(row => row.Lease, (Guid?)null), cancel);
    }

    /// <summary>Forgets how officers were reached whose term is over.</summary>
    private Task<int> ForgetContactsAsync(NotificationsDb db, CancellationToken cancel)
    {
        var legal = _clock.Now();
        return db.Channels.Where(channel => channel.OfficerId != null && db.Officers.Any(officer => officer.OfficerId == channel.OfficerId && officer.EndTime <= legal)).ExecuteDeleteAsync(cancel);
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

using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Telemetry;
using NodaTime;

namespace Netralitas.Platform.Storage;

/// <summary>Forgets request ids and inbox rows whose time is over, and measures the outbox.</summary>
internal sealed class Housekeeping<TDb> : BackgroundService
    where TDb : ServiceDbContext
{
    /// <summary>Most rows that one transaction deletes: it holds its locks, and in the sandbox the only writer's place, for a moment.</summary>
    internal const int BatchMax = 1000;

    // A round that finds more leaves it to the next.
    private const int BatchesMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly Duration RequestsKept = Duration.FromDays(8);
    private static readonly Duration InboxKept = Duration.FromDays(30);

    private readonly Store<TDb> _store;
    private readonly TimeProvider _time;
    private readonly ILogger<Housekeeping<TDb>> _log;
    private (long Depth, double AgeSeconds) _outbox;

    public Housekeeping(Store<TDb> store, TimeProvider time, ILogger<Housekeeping<TDb>> log)
    {
        (_store, _time, _log) = (store, time, log);
        var service = new KeyValuePair<string, object?>("service", typeof(TDb).Name);
        Meters.Meter.CreateObservableGauge("netralitas.outbox.depth", () => new Measurement<long>(_outbox.Depth, service), "{fact}", "Facts that wait to be published.");
        Meters.Meter.CreateObservableGauge("netralitas.outbox.age", () => new Measurement<double>(_outbox.AgeSeconds, service), "s", "Age of the oldest fact that waits.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
                await MeasureAsync(stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                _log.LogWarning("Housekeeping waits: storage is away.");
            }
        }
    }

    /// <summary>Forgets what is too old, as much as one round may.</summary>
    private async Task PruneAsync(CancellationToken cancel)
    {
        for (var batch = 0; batch < BatchesMax && await PruneBatchAsync(cancel); batch++)
        {
            // There may be more.
        }
    }

    /// <summary>Forgets at most <see cref="BatchMax"/> request ids and as many inbox rows, the oldest first.</summary>
    /// <returns>Whether there may be more.</returns>
    internal Task<bool> PruneBatchAsync(CancellationToken cancel) => _store.WriteAsync(
        async (db, within) =>
        {
            var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
            var (requestsBefore, inboxBefore) = (now - RequestsKept, now - InboxKept);
            var requests = await db.Requests.Where(row => row.RecordTime < requestsBefore).OrderBy(row => row.RecordTime).Take(BatchMax).ExecuteDeleteAsync(within);
            var inbox = await db.Inbox.Where(row => row.HandleTime < inboxBefore).OrderBy(row => row.HandleTime).Take(BatchMax).ExecuteDeleteAsync(within);
            return requests == BatchMax || inbox == BatchMax;
        }, cancel, Store<TDb>.BackgroundLimit);

    private async Task MeasureAsync(CancellationToken cancel) => _outbox = await _store.ReadAsync(
        async (db, within) =>
        {
            var depth = await db.Outbox.LongCountAsync(within);
            Instant? oldest = depth == 0 ? null : await db.Outbox.MinAsync(row => (Instant?)row.RecordTime, within);
            var age = oldest is null ? 0 : (Instant.FromDateTimeOffset(_time.GetUtcNow()) - oldest.Value).TotalSeconds;
            return (depth, age);
        }, cancel);
}

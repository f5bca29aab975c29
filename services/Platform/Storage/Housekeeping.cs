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
                await TidyAsync(stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                _log.LogWarning("Housekeeping waits: storage is away.");
            }
        }
    }

    private Task TidyAsync(CancellationToken cancel) => _store.WriteAsync(
        async (db, within) =>
        {
            var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
            var (requestsBefore, inboxBefore) = (now - RequestsKept, now - InboxKept);
            await db.Requests.Where(row => row.RecordTime < requestsBefore).ExecuteDeleteAsync(within);
            await db.Inbox.Where(row => row.HandleTime < inboxBefore).ExecuteDeleteAsync(within);
            var depth = await db.Outbox.LongCountAsync(within);
            Instant? oldest = depth == 0 ? null : await db.Outbox.MinAsync(row => (Instant?)row.RecordTime, within);
            _outbox = (depth, oldest is null ? 0 : (now - oldest.Value).TotalSeconds);
        }, cancel, Store<TDb>.BackgroundLimit);
}

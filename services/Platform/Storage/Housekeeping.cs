using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Telemetry;
using NodaTime;

namespace Netralitas.Platform.Storage;

/// <summary>Forgets request ids, inbox rows and what operators have dealt with when their time is over, ends what frozen processes hold, and measures the outbox.</summary>
internal sealed class Housekeeping<TDb> : Worker
    where TDb : ServiceDbContext
{
    /// <summary>Most rows that one transaction deletes: it holds its locks, and in the sandbox the only writer's place, for a moment.</summary>
    internal const int BatchMax = 1000;

    // A round that finds more leaves it to the next.
    private const int BatchesMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly Duration RequestsKept = Duration.FromDays(8);
    private static readonly Duration InboxKept = Duration.FromDays(30);
    private static readonly Duration EndedKept = Duration.FromDays(90);

    private readonly Store<TDb> _store;
    private readonly IDatabaseEngine _engine;
    private (long Depth, double AgeSeconds) _outbox;

    public Housekeeping(Store<TDb> store, IDatabaseEngine engine, WorkerTools tools)
        : base(tools, new Signal(), Every)
    {
        (_store, _engine) = (store, engine);
        var service = new KeyValuePair<string, object?>("service", typeof(TDb).Name);
        Meters.Meter.CreateObservableGauge("netralitas.outbox.depth", () => new Measurement<long>(_outbox.Depth, service), "{fact}", "Facts that wait to be published.");
        Meters.Meter.CreateObservableGauge("netralitas.outbox.age", () => new Measurement<double>(_outbox.AgeSeconds, service), "s", "Age of the oldest fact that waits.");
    }

    /// <summary>When rows of the inbox may be forgotten.</summary>
    internal static ServiceClock<TDb> Clock { get; } = new(
        "inbox-rows", nameof(Housekeeping<>), InboxKept, IsLegal: false, db => db.Inbox.Select(row => new DueRow { Id = row.MessageId, Time = row.HandleTime }));

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        // First: what is below may wait for it.
        if (await _store.ReadAsync(_engine.EndStalledAsync, cancel) is > 0 and var ended)
        {
            Log.LogWarning("{Count} transaction(s) of processes that froze while they sent something were ended.", ended);
        }

        await PruneAsync(cancel);
        await MeasureAsync(cancel);
        return false;
    }

    /// <summary>Forgets what is too old, as much as one round may.</summary>
    private async Task PruneAsync(CancellationToken cancel)
    {
        for (var batch = 0; batch < BatchesMax && await PruneBatchAsync(cancel); batch++)
        {
            // There may be more.
        }
    }

    /// <summary>Forgets at most <see cref="BatchMax"/> of each, the oldest first.</summary>
    /// <returns>Whether there may be more.</returns>
    internal Task<bool> PruneBatchAsync(CancellationToken cancel) => _store.WriteAsync(
        async (db, within) =>
        {
            var now = Instant.FromDateTimeOffset(Time.GetUtcNow());
            var (requestsBefore, inboxBefore, endedBefore) = (now - RequestsKept, now - InboxKept, now - EndedKept);
            var requests = await db.Requests.Where(row => row.RecordTime < requestsBefore).OrderBy(row => row.RecordTime).Take(BatchMax).ExecuteDeleteAsync(within);
            var inbox = await db.Inbox.Where(row => row.HandleTime < inboxBefore).OrderBy(row => row.HandleTime).Take(BatchMax).ExecuteDeleteAsync(within);
            var ended = await db.Parked.Where(row => row.EndTime < endedBefore).OrderBy(row => row.EndTime).Take(BatchMax).ExecuteDeleteAsync(within);
            return requests == BatchMax || inbox == BatchMax || ended == BatchMax;
        }, cancel, Store<TDb>.BackgroundLimit);

    private async Task MeasureAsync(CancellationToken cancel) => _outbox = await _store.ReadAsync(
        async (db, within) =>
        {
            var depth = await db.Outbox.LongCountAsync(within);
            Instant? oldest = depth == 0 ? null : await db.Outbox.MinAsync(row => (Instant?)row.RecordTime, within);
            var age = oldest is null ? 0 : (Instant.FromDateTimeOffset(Time.GetUtcNow()) - oldest.Value).TotalSeconds;
            return (depth, age);
        }, cancel);
}

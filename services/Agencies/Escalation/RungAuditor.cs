using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>Looks after the timer: every open task whose clock runs must have its next rung, and none may come late. Raises an alarm otherwise, and gives back what is missing.</summary>
internal sealed class RungAuditor(Store<AgenciesDb> store, IDatabaseEngine engine, LegalClock clock, ReferenceBook reference, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int BatchMax = 100;
    private const int LateMax = 1000;

    /// <summary>How many looks a rung may be late: 60 s of real time, however fast the legal clock runs.</summary>
    private const int LooksLate = 6;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private static readonly Counter<int> Repaired = Meters.Meter.CreateCounter<int>("netralitas.rungs.missing", description: "Open tasks that had lost their next rung and got it back. Never, when all is well.");

    private static readonly Gauge<int> Late = Meters.Meter.CreateGauge<int>("netralitas.rungs.late", description: $"Tasks whose next rung is more than 60 s late; no more than {LateMax} are counted.");

    private readonly Queue<Instant> _looks = new();

    /// <summary>What it watches over.</summary>
    internal static ServiceClock<AgenciesDb> Clock { get; } = new(
        "missing-rungs", nameof(RungAuditor), Duration.Zero, IsLegal: true,
        db => db.Tasks.FromSqlRaw("SELECT * FROM task WHERE " + RungTables.Missing).Select(task => new DueRow { Id = task.Id, Time = task.UpdateTime }));

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        var repaired = await store.WriteAsync(RepairAsync, cancel, Store<AgenciesDb>.BackgroundLimit);
        if (repaired > 0)
        {
            Repaired.Add(repaired);
            Log.LogError("{Count} open tasks had no next rung, and were given it back.", repaired);
        }

        var more = repaired == BatchMax;
        if (!more)
        {
            await LookAsync(cancel);
        }

        return more;
    }

    private async Task<int> RepairAsync(AgenciesDb db, CancellationToken cancel)
    {
        var sql = $"SELECT * FROM task WHERE {RungTables.Missing} ORDER BY update_time LIMIT {BatchMax}{engine.ForUpdateSkipLocked}";
        var lost = await db.Tasks.FromSqlRaw(sql).ToListAsync(cancel);
        lost.ForEach(task => db.Schedule(RungSchedule.WithNext(task, reference)));
        return lost.Count;
    }

    /// <summary>Counts what was due already when it looked a minute ago, and still is.</summary>
    private async Task LookAsync(CancellationToken cancel)
    {
        _looks.Enqueue(clock.Now());
        if (_looks.Count <= LooksLate)
        {
            return;
        }

        var before = _looks.Dequeue();
        var late = await store.ReadAsync((db, within) => db.Tasks.Where(task => task.NextRungTime <= before).OrderBy(task => task.NextRungTime).Take(LateMax).CountAsync(within), cancel, Store<AgenciesDb>.BackgroundLimit);
        Late.Record(late);
        if (late > 0)
        {
            Log.LogError("The next rungs of {Count} tasks are more than 60 s late.", late);
        }
    }
}

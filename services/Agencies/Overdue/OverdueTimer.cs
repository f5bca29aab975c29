using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.Tracks;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Overdue;

/// <summary>The clock of tasks: finds those whose time is over and marks them, whichever replica is first.</summary>
/// <remarks>The due instant is a row, so a clock that fell due while every process was down fires at the next start.</remarks>
internal sealed class OverdueTimer(Store<AgenciesDb> store, IDatabaseEngine engine, LegalClock clock, ReferenceBook reference, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int BatchMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private static readonly Histogram<double> Lag = Meters.Meter.CreateHistogram<double>(
        "netralitas.clock.lag", "s", "Legal time from the due instant of a task to its mark.");

    /// <summary>The clock that it watches.</summary>
    internal static ServiceClock<AgenciesDb> Clock { get; } = new(
        "overdue-tasks", nameof(OverdueTimer), Duration.Zero, IsLegal: true,
        db => db.Tasks.FromSqlRaw("SELECT * FROM task WHERE " + AgenciesDb.WaitsForItsClock).Select(task => new DueRow { Id = task.Id, Time = task.DueTime }));

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        var lags = await store.WriteAsync(MarkBatchAsync, cancel, Store<AgenciesDb>.BackgroundLimit);
        foreach (var lag in lags)
        {
            Lag.Record(lag.TotalSeconds);
        }

        return lags.Count == BatchMax;
    }

    private async Task<IReadOnlyList<Duration>> MarkBatchAsync(AgenciesDb db, CancellationToken cancel)
    {
        var now = clock.Now();
        var sql = $$"""
            SELECT * FROM task WHERE due_time <= {0} AND {{AgenciesDb.WaitsForItsClock}}
            ORDER BY due_time LIMIT {{BatchMax}}{{engine.ForUpdateSkipLocked}}
            """;
        var due = await db.Tasks.FromSqlRaw(sql, now.ToDateTimeUtc()).ToListAsync(cancel);
        if (due.Count == 0)
        {
            return [];
        }

        var caseIds = due.Select(task => task.CaseId).Distinct().ToList();
        var cases = await db.Cases.Where(row => caseIds.Contains(row.CaseId)).ToDictionaryAsync(row => row.CaseId, cancel);
        var marks = MarkOverdue.Of(due, cases.ToDictionary(row => row.Key, row => row.Value.CaseNumber), now);
        db.Keep(marks, caseId => cases[caseId].CaseNumber);
        await TrackPressure.FollowAsync(db, marks.Changed, cases, now, reference, Log, cancel);
        return [.. marks.Changed.Select(task => now - task.DueTime)];
    }
}

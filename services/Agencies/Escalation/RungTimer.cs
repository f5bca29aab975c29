using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;
using NodaTime.TimeZones;

namespace Netralitas.Agencies.Escalation;

/// <summary>The clock of tasks: fires the rungs whose time has come, one of each task in a transaction, whichever replica is first.</summary>
/// <remarks>What comes next stands on the task, so that what fell due while every process was down fires at the next start, in order.</remarks>
internal sealed class RungTimer(Store<AgenciesDb> store, IDatabaseEngine engine, LegalClock clock, ReferenceBook reference, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int BatchMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly Duration TryAgain = Duration.FromMinutes(10);

    private static readonly Histogram<double> Lag = Meters.Meter.CreateHistogram<double>(
        "netralitas.clock.lag", "s", "Legal time from the instant of a reminder, due mark or escalation of a task until it happens.");

    /// <summary>The clock that it watches.</summary>
    internal static ServiceClock<AgenciesDb> Clock { get; } = new(
        "task-rungs", nameof(RungTimer), Duration.Zero, IsLegal: true,
        db => db.Tasks.Where(task => task.NextRungTime != null).Select(task => new DueRow { Id = task.Id, Time = task.NextRungTime!.Value }));

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        var lags = await store.WriteAsync(FireBatchAsync, cancel, Store<AgenciesDb>.BackgroundLimit);
        foreach (var lag in lags)
        {
            Lag.Record(lag.TotalSeconds);
        }

        // The next rung of the same tasks may be due as well.
        return lags.Count > 0;
    }

    private async Task<IReadOnlyList<Duration>> FireBatchAsync(AgenciesDb db, CancellationToken cancel)
    {
        var now = clock.Now();
        var sql = $$"""
            SELECT * FROM task WHERE next_rung_time <= {0}
            ORDER BY next_rung_time LIMIT {{BatchMax}}{{engine.ForUpdateSkipLocked}}
            """;
        var due = await db.Tasks.FromSqlRaw(sql, now.ToDateTimeUtc()).ToListAsync(cancel);
        if (due.Count == 0)
        {
            return [];
        }

        var (ids, caseIds) = (due.ConvertAll(task => task.Id), due.Select(task => task.CaseId).Distinct().ToList());
        await db.Tasks.Where(task => ids.Contains(task.SupervisedTaskId)).LoadAsync(cancel);
        var fired = (await db.Rungs.Where(row => ids.Contains(row.TaskId)).ToListAsync(cancel)).Select(row => (row.TaskId, row.Round, row.Rung)).ToHashSet();
        var cases = await db.Cases.Where(row => caseIds.Contains(row.CaseId)).ToDictionaryAsync(row => row.CaseId, cancel);
        List<(Guid Id, Instant Time)> times = [.. due.OrderBy(task => task.NextRungTime).Select(task => (task.Id, task.NextRungTime!.Value))];
        foreach (var (id, time) in times)
        {
            var task = db.Tasks.Local.FindEntry(id)!.Entity;
            try
            {
                Fire(db, task, time, fired, cases, now);
            }
            catch (Exception e) when (e is NullReferenceException or KeyNotFoundException or ArgumentException or InvalidOperationException or DateTimeZoneNotFoundException)
            {
                // What cannot be decided, such as by reference data that have lost an office, must not hold up the others. Nothing of it has been kept.
                Log.LogError(e, "The rung {Rung} of task {TaskId} cannot fire; it is tried again.", task.NextRung, id);
                db.Schedule(task with { NextRungTime = now + TryAgain });
            }
        }

        // Those that are late now, by themselves or by whoever has to see to them.
        List<FollowUpTask> marked = [.. ids.Select(id => db.Tasks.Local.FindEntry(id)!.Entity).Where(task => task.OverdueTime == now)];
        await CaseClock.MarkAsync(db, marked, cases, cancel);
        await LateChain.FollowAsync(db, marked, cases, now, cancel);
        await TrackPressure.FollowAsync(db, marked, cases, now, reference, Log, cancel);
        return [.. times.Select(one => now - one.Time)];
    }

    /// <summary>Fires what is next for a task, unless that is not so any more: then it is scheduled anew, and nothing happens.</summary>
    private void Fire(AgenciesDb db, FollowUpTask task, Instant time, HashSet<(Guid, int, string)> fired, Dictionary<Guid, FollowedCase> cases, Instant now)
    {
        var number = cases[task.CaseId].CaseNumber;
        var next = RungSchedule.WithNext(task, reference);
        if (next.NextRung != task.NextRung || !(next.NextRungTime <= now))
        {
            db.Schedule(next);
            return;
        }

        List<FollowUpTask> supervising = [.. db.Tasks.Local.Where(other => other.SupervisedTaskId == task.Id)];
        if (task.NextRung == RungSchedule.Release)
        {
            db.Keep(FireRung.Release(supervising, number, now), _ => number);
            db.Schedule(RungSchedule.WithNext(task with { IsSupervised = false }, reference));
            return;
        }

        var ladder = RungSchedule.LadderOf(task, reference);
        if (!fired.Add((task.Id, task.RungRound, task.NextRung!)))
        {
            db.Schedule(RungSchedule.WithNext(task with { LastRung = task.NextRung }, reference));
            return;
        }

        // Decided before anything is kept.
        var changes = FireRung.Of(task, ladder.Rungs[ladder.IndexOf(task.NextRung)], supervising, number, now, reference);
        db.Insert(new RungRow { TaskId = task.Id, Round = task.RungRound, Rung = task.NextRung!, Time = time, FireTime = now });
        db.Keep(changes, _ => number);
    }
}

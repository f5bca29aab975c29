using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Succession;
using Netralitas.Agencies.Tracks;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

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
        var sql = $$"""
            SELECT * FROM task WHERE next_rung_time <= {0} AND (next_try_time IS NULL OR next_try_time <= {0})
            ORDER BY next_rung_time LIMIT {{BatchMax}}{{engine.ForUpdateSkipLocked}}
            """;
        var due = await db.Tasks.FromSqlRaw(sql, clock.Now().ToDateTimeUtc()).ToListAsync(cancel);
        if (due.Count == 0)
        {
            return [];
        }

        // Read once the rows are locked: what another replica fired of them while this one was held up came before.
        var now = clock.Now();
        var (ids, caseIds) = (due.ConvertAll(task => task.Id), due.Select(task => task.CaseId).Distinct().ToList());
        await db.Tasks.Where(task => ids.Contains(task.SupervisedTaskId)).LoadAsync(cancel);
        var fired = (await db.Rungs.Where(row => ids.Contains(row.TaskId)).ToListAsync(cancel)).ToLookup(row => (row.TaskId, row.Rung));
        var cases = await db.Cases.Where(row => caseIds.Contains(row.CaseId)).ToDictionaryAsync(row => row.CaseId, cancel);
        var serving = new ServingOffices(reference.Offices, now, await SuccessionRow.OrderedAsync(db, cancel));
        var lags = new List<Duration>();
        List<(Guid Id, Instant Time)> times = [.. due.OrderBy(task => task.NextRungTime).Select(task => (task.Id, task.NextRungTime!.Value))];
        foreach (var (id, time) in times)
        {
            var task = db.Tasks.Local.FindEntry(id)!.Entity;
            var number = cases[task.CaseId].CaseNumber;
            Firing firing;
            try
            {
                firing = Decide(task, [.. fired[(id, task.NextRung!)]], [.. db.Tasks.Local.Where(other => other.SupervisedTaskId == id)], number, now, serving);
                lags.Add(now - time);
            }
            catch (Exception e)
            {
                // What cannot be decided, such as by reference data that have lost an office, does not hold up the others. Its time stays: it is late, and seen to be.
                Log.LogError("The rung {Rung} of task {TaskId} waits: {Type} ({Cause}).", task.NextRung, id, e.GetType().Name, e.GetBaseException().GetType().Name);
                firing = new Firing(FollowUpChanges.None, task with { NextTryTime = now + TryAgain });
            }

            Keep(db, task, time, firing, number, now);
        }

        // Those that are late now, by themselves or by whoever has to see to them.
        List<FollowUpTask> marked = [.. ids.Select(id => db.Tasks.Local.FindEntry(id)!.Entity).Where(task => task.OverdueTime == now)];
        await CaseClock.MarkAsync(db, marked, cases, cancel);
        await LateChain.FollowAsync(db, marked, cases, now, cancel);
        await TrackPressure.FollowAsync(db, marked, cases, now, reference, Log, cancel);
        return lags;
    }

    /// <summary>What is next for a task happens, unless that is not so any more: then it is scheduled anew.</summary>
    private Firing Decide(FollowUpTask task, IReadOnlyList<RungRow> fired, IReadOnlyList<FollowUpTask> supervising, string? caseNumber, Instant now, ServingOffices serving)
    {
        var next = RungSchedule.WithNext(task, reference);
        if (next.NextRung != task.NextRung || !(next.NextRungTime <= now))
        {
            return new Firing(FollowUpChanges.None, next);
        }

        if (task.NextRung == RungSchedule.Release)
        {
            return new Firing(FireRung.Release(task, supervising, caseNumber, now), RungSchedule.WithNext(task with { IsSupervised = false }, reference));
        }

        var ladder = RungSchedule.LadderOf(task, reference);
        var rung = ladder.Rungs[ladder.IndexOf(task.NextRung!)];
        // What only tells is not told again in a new round, where its time was over when it was.
        var hasFired = fired.Any(row => row.Round == task.RungRound || (rung is { Kind: RungKind.Escalate, Opens: null } && row.FireTime >= task.NextRungTime));
        return hasFired ? new Firing(FollowUpChanges.None, RungSchedule.WithNext(task with { LastRung = task.NextRung }, reference))
            : new Firing(FireRung.Of(task, rung, supervising, caseNumber, now, reference, serving), Scheduled: null);
    }

    private static void Keep(AgenciesDb db, FollowUpTask task, Instant time, Firing firing, string? caseNumber, Instant now)
    {
        if (firing.Scheduled is null)
        {
            // Before the changes, with which the task moves on to its next rung.
            db.Insert(new RungRow { TaskId = task.Id, Round = task.RungRound, Rung = task.NextRung!, Time = time, FireTime = now });
        }

        db.Keep(firing.Changes, _ => caseNumber);
        if (firing.Scheduled is { } scheduled)
        {
            db.Schedule(scheduled);
        }
    }

    /// <summary>What becomes of a task whose time has come.</summary>
    /// <param name="Changes">What changes.</param>
    /// <param name="Scheduled">The task with what comes next where no rung fires; null where one does.</param>
    private sealed record Firing(FollowUpChanges Changes, FollowUpTask? Scheduled);
}

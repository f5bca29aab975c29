using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>Forgets what fired in cases that have been closed for long. A task that has not ended keeps all of it, so that nothing fires twice.</summary>
internal sealed class RungPruner(Store<AgenciesDb> store, LegalClock clock, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    /// <summary>Most rows that one transaction deletes.</summary>
    private const int BatchMax = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly Duration Kept = Duration.FromDays(90);

    protected override async Task<bool> StepAsync(CancellationToken cancel) => await store.WriteAsync(PruneAsync, cancel, Store<AgenciesDb>.BackgroundLimit) == BatchMax;

    /// <summary>Forgets the oldest of them. What is over does not begin again: a reopened case has new tasks.</summary>
    private Task<int> PruneAsync(AgenciesDb db, CancellationToken cancel)
    {
        var before = clock.Now() - Kept;
        TaskState[] open = [TaskState.Open, TaskState.Acknowledged, TaskState.InProgress];
        return db.Rungs
            .Where(row => row.FireTime < before && db.Tasks.Any(task => task.Id == row.TaskId && !open.Contains(task.State)
                && db.Cases.Any(followed => followed.CaseId == task.CaseId && followed.CloseTime < before)))
            .OrderBy(row => row.FireTime).Take(BatchMax).ExecuteDeleteAsync(cancel);
    }
}

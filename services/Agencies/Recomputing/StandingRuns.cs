using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Recomputing;

/// <summary>Finishes runs whose caller is gone: those that stand where they stood at the last look.</summary>
/// <remarks>Whoever else goes on with a run at the same time, caller or replica, finds it moved: no task is changed twice.</remarks>
internal sealed class StandingRuns(Store<AgenciesDb> store, RecomputeDeadlines recompute, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int RunsMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private Dictionary<Guid, Guid> _seen = [];

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        var unfinished = await store.ReadAsync(
            (db, within) => db.RecomputeRuns.Where(run => run.FinishTime == null).OrderBy(run => run.StartTime).Take(RunsMax)
                .ToDictionaryAsync(run => run.Id, run => run.LastTaskId, within), cancel, Store<AgenciesDb>.BackgroundLimit);
        var standing = unfinished.Where(run => _seen.TryGetValue(run.Key, out var last) && last == run.Value).Select(run => run.Key).ToList();
        _seen = unfinished;
        foreach (var id in standing)
        {
            try
            {
                // Ends: every step takes the run further, and there are so many tasks.
                while (!(await recompute.GoOnAsync(id, cancel)).Finished)
                {
                }
            }
            catch (CalendarYearMissingException e)
            {
                // The runs of others must not wait for that.
                Log.LogWarning("Run {Run} waits for the calendar of {Year}.", id, e.Year);
            }
        }

        return false;
    }
}

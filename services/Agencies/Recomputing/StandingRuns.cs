using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;

namespace Netralitas.Agencies.Recomputing;

/// <summary>Finishes runs whose caller is gone: those that stand where they stood at the last look.</summary>
/// <remarks>Whoever else goes on with a run at the same time, caller or replica, finds it moved: nothing is changed twice.</remarks>
internal sealed class StandingRuns(IEnumerable<IStandingWork> works, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int RunsMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Dictionary<IStandingWork, Dictionary<Guid, Guid>> _seen = works.ToDictionary(work => work, _ => new Dictionary<Guid, Guid>());

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        foreach (var (work, seen) in _seen.ToList())
        {
            var unfinished = await work.UnfinishedAsync(RunsMax, cancel);
            _seen[work] = unfinished;
            foreach (var id in unfinished.Where(run => seen.TryGetValue(run.Key, out var last) && last == run.Value).Select(run => run.Key))
            {
                try
                {
                    // Ends: every step takes the run further, and there is so much to do.
                    while (!await work.GoOnAsync(id, cancel))
                    {
                    }
                }
                catch (CalendarYearMissingException e)
                {
                    // The runs of others must not wait for that.
                    Log.LogWarning("Run {Run} waits for the calendar of {Year}.", id, e.Year);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Nor for anything else; it is tried again at the next look.
                    Log.LogWarning("Run {Run} waits: {Type} ({Cause}).", id, e.GetType().Name, e.GetBaseException().GetType().Name);
                }
            }
        }

        return false;
    }
}

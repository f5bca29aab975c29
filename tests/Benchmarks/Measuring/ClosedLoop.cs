namespace Netralitas.Benchmarks.Measuring;

/// <summary>Callers that each begin anew as soon as they have their answer: what the service can do at most.</summary>
internal static class ClosedLoop
{
    /// <summary>Lets callers work for a time.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="work">Gets the number of the caller.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>How often the work was done each second, and how long it took.</returns>
    public static async Task<(double PerSecond, IReadOnlyList<TimeSpan> Times)> RunAsync(
        int callers, TimeSpan duration, Func<int, Task> work, CancellationToken cancel)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = new List<TimeSpan>();
            while (TimeProvider.System.GetElapsedTime(begin) < duration)
            {
                cancel.ThrowIfCancellationRequested();
                var started = TimeProvider.System.GetTimestamp();
                await work(caller);
                own.Add(TimeProvider.System.GetElapsedTime(started));
            }

            return own;
        }, cancel)));
        var all = times.SelectMany(own => own).ToList();
        return (all.Count / TimeProvider.System.GetElapsedTime(begin).TotalSeconds, all);
    }
}

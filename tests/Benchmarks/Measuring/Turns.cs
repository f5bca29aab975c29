namespace Netralitas.Benchmarks.Measuring;

/// <summary>Several ways of the same work, in turns: what else the machine does falls on all of them alike.</summary>
internal static class Turns
{
    /// <summary>Callers without a pause.</summary>
    public const int Callers = 64;

    /// <summary>Warms every way up, and lets each have its turn in every round.</summary>
    /// <returns>For each way, how often the work was done each second, the median of the rounds, and how long it took.</returns>
    public static async Task<IReadOnlyList<Turn>> MeasureAsync(BenchPlan plan, IReadOnlyList<Way> ways, CancellationToken cancel)
    {
        plan.Tell("Warming up ...");
        foreach (var way in ways)
        {
            await ClosedLoop.RunAsync(1, plan.WarmUp / 4, way.Work, cancel);
            await ClosedLoop.RunAsync(Callers / 8, plan.WarmUp / 4, way.Work, cancel);
            await ClosedLoop.RunAsync(Callers, plan.WarmUp, way.Work, cancel);
            await way.Network.QuietAsync(cancel);
        }

        var duration = TimeSpan.FromSeconds(plan.Pick(10, 3));
        var (rates, times) = (ways.ToDictionary(way => way, _ => new List<double>()), ways.ToDictionary(way => way, _ => new List<TimeSpan>()));
        for (var round = 1; round <= plan.Pick(5, 1); round++)
        {
            foreach (var way in ways)
            {
                plan.Tell($"{way.What}, round {round} ...");
                var (rate, took) = await ClosedLoop.RunAsync(Callers, duration, way.Work, cancel);
                rates[way].Add(rate);
                times[way].AddRange(took);
                await way.Network.QuietAsync(cancel);
            }
        }

        return [.. ways.Select(way => new Turn(rates[way].Order().ElementAt(rates[way].Count / 2), Latencies.Of(times[way])))];
    }
}

/// <summary>One way of doing the work.</summary>
/// <param name="What">What progress calls it.</param>
/// <param name="Network">Where; it comes to rest before the next turn.</param>
/// <param name="Work">Gets the number of the caller.</param>
internal sealed record Way(string What, BenchNetwork Network, Func<int, Task> Work);

/// <summary>What came out of one way.</summary>
internal sealed record Turn(double PerSecond, Latencies Latencies);

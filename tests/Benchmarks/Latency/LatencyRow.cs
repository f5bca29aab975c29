using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;

namespace Netralitas.Benchmarks.Latency;

/// <summary>From the instant a case is due to be raised until the last of its tasks is seen on a stream, against the bare chain at the same rate.</summary>
internal sealed class LatencyRow : IRow
{
    private const double Goal = 3;
    private static readonly TimeSpan SeenLimit = TimeSpan.FromSeconds(60);
    private static readonly int[] Rates = [1, 50, 200];

    public string Name => "latency";

    public string About => "case raised to last task on a stream at 1, 50 and 200 a second, against two commits and one publish-consume";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        await using var watch = await TaskWatch.OpenAsync(network, cancel);
        await using var chain = await Chain.OpenAsync(network, cancel);
        var raiser = new CaseRaiser(network, cancel);
        async Task<long> RaiseAsync(int number) => await watch.LastTaskOf(await raiser.RaiseAsync(number)).WaitAsync(SeenLimit, cancel);

        plan.Tell("Warming up ...");
        await TimesAsync(1, plan.WarmUp / 3, RaiseAsync, cancel);
        await Task.WhenAll(TimesAsync(100, plan.WarmUp, RaiseAsync, cancel), TimesAsync(100, plan.WarmUp, _ => chain.RunAsync(cancel), cancel));
        await network.QuietAsync(cancel);
        foreach (var rate in Rates)
        {
            var part = TimeSpan.FromSeconds(rate == 1 ? plan.Pick(50, 5) : plan.Pick(15, 3));
            var (network1, chain1) = (new List<TimeSpan>(), new List<TimeSpan>());
            IReadOnlyList<ProcessUse> use = [];
            for (var round = 1; round <= plan.Pick(2, 1); round++)
            {
                plan.Tell($"{rate} a second, round {round} ...");
                chain1.AddRange(await TimesAsync(rate, part, _ => chain.RunAsync(cancel), cancel));
                var meter = new ProcessMeter(network);
                var times = await TimesAsync(rate, part, RaiseAsync, cancel);
                network1.AddRange(times);
                await network.QuietAsync(cancel);
                use = meter.Read(times.Count, "cases");
            }

            var (measured, limit) = (Latencies.Of(network1), Latencies.Of(chain1));
            yield return Of($"raised to seen, {rate}/s, p50", measured.P50Ms, limit.P50Ms) with { Latencies = measured, LimitLatencies = limit, Processes = use };
            yield return Of($"raised to seen, {rate}/s, p99", measured.P99Ms, limit.P99Ms);
        }
    }

    private Finding Of(string what, double measured, double limit) => new(Name, what, "ms", measured, "bare chain", limit, Results.Goal.AtMost(Goal));

    /// <summary>How long each took, counted from the instant at which it was due.</summary>
    private static async Task<IReadOnlyCollection<TimeSpan>> TimesAsync(double perSecond, TimeSpan duration, Func<int, Task<long>> run, CancellationToken cancel)
    {
        var times = new ConcurrentBag<TimeSpan>();
        await OpenLoop.RunAsync(perSecond, duration, async (number, due) => times.Add(TimeProvider.System.GetElapsedTime(due, await run(number))), cancel);
        return times;
    }
}

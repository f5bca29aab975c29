using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;

namespace Netralitas.Benchmarks.Vault;

/// <summary>Cases raised with a reporter, against cases raised without one, in turns on the same servers: what the vault costs.</summary>
internal sealed class VaultRow : IRow
{
    private const int Callers = 64;
    private const double Goal = 0.8;

    public string Name => "vault";

    public string About => "RaiseCase with a reporter, 64 callers, against RaiseCase without";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        var raiser = new CaseRaiser(network, cancel);
        Task With(int caller) => raiser.RaiseAsync(caller, hasReporter: true);
        Task Without(int caller) => raiser.RaiseAsync(caller);

        plan.Tell("Warming up ...");
        await ClosedLoop.RunAsync(1, plan.WarmUp / 4, With, cancel);
        await ClosedLoop.RunAsync(Callers / 8, plan.WarmUp / 4, Without, cancel);
        await ClosedLoop.RunAsync(Callers, plan.WarmUp, With, cancel);
        await network.QuietAsync(cancel);

        var (with, without, times) = (new List<double>(), new List<double>(), new List<TimeSpan>());
        var duration = TimeSpan.FromSeconds(plan.Pick(10, 3));
        var repeats = raiser.Repeats;
        for (var round = 1; round <= plan.Pick(5, 1); round++)
        {
            plan.Tell($"Raising cases without and with a reporter, round {round} ...");
            without.Add((await ClosedLoop.RunAsync(Callers, duration, Without, cancel)).PerSecond);
            await network.QuietAsync(cancel);
            var (rate, took) = await ClosedLoop.RunAsync(Callers, duration, With, cancel);
            with.Add(rate);
            times.AddRange(took);
            await network.QuietAsync(cancel);
        }

        yield return new Finding(Name, "RaiseCase with a reporter, 64 callers", "cases/s", Median(with), "the same without a reporter", Median(without), Results.Goal.AtLeast(Goal))
        {
            Latencies = Latencies.Of(times), Note = $"{raiser.Repeats - repeats} calls had to be repeated.",
        };
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

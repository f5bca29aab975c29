using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;

namespace Netralitas.Benchmarks.Vault;

/// <summary>Cases raised with a reporter, against cases raised without one, in turns on the same servers: what the vault costs.</summary>
internal sealed class VaultRow : IRow
{
    private const double Goal = 0.8;

    public string Name => "vault";

    public string About => "RaiseCase with a reporter, 64 callers, against RaiseCase without";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        var raiser = new CaseRaiser(network, cancel);
        var turns = await Turns.MeasureAsync(
            plan,
            [
                new Way("Raising cases without a reporter", network, caller => raiser.RaiseAsync(caller)),
                new Way("Raising cases with a reporter", network, caller => raiser.RaiseAsync(caller, hasReporter: true)),
            ],
            cancel);
        yield return new Finding(
            Name, $"RaiseCase with a reporter, {Turns.Callers} callers", "cases/s", turns[1].PerSecond, "the same without a reporter", turns[0].PerSecond, Results.Goal.AtLeast(Goal))
        {
            Latencies = turns[1].Latencies, LimitLatencies = turns[0].Latencies, Note = $"{raiser.Repeats} calls had to be repeated.",
        };
    }
}

using System.Diagnostics;
using Netralitas.Support.Worlds;

namespace Netralitas.Faults;

/// <summary>The broker is away for a while: calls are served as usual, and everything arrives afterwards.</summary>
[Collection<Alone>]
public sealed class BrokerAwayTests
{
    private const int Callers = 4;
    private const int PaceMs = 200;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Cases_are_accepted_within_their_usual_time_while_the_broker_is_away_and_everything_arrives_afterwards()
    {
        await using var world = new ClusterWorld();
        await world.InitializeAsync();
        var before = await LoadAsync(world, Warm);
        world.Network.Rabbit!.Kill();
        var during = await LoadAsync(world, Away);
        await world.RestartAsync();

        var usual = Percentile(before, 0.5);
        var away = Percentile(during, 0.5);
        TestContext.Current.TestOutputHelper!.WriteLine($"accepted in: usual {usual} ms, broker away {away} ms (median), {Percentile(during, 0.99)} ms (p99)");
        away.ShouldBeLessThan(2 * Math.Max(usual, 2));
        var accepted = before.Concat(during).Select(one => (one.Situation, one.CaseId)).ToList();
        await Expectation.HoldsAsync(world, accepted);
        await new Ledger(world.Network).HoldsAsync([.. accepted.Select(one => one.Situation)]);
    }

    private static async Task<List<Raised>> LoadAsync(World world, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(PaceMs));
            var raised = new List<Raised>();
            while (watch.Elapsed < time && await pace.WaitForNextTickAsync())
            {
                var situation = Situation.All[(caller + raised.Count) % Situation.All.Count];
                var start = Stopwatch.GetTimestamp();
                var id = await Raising.RaiseAsync(world, situation);
                raised.Add(new Raised(situation, id, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            }

            return raised;
        }));
        return [.. all.SelectMany(raised => raised)];
    }

    private static double Percentile(IEnumerable<Raised> raised, double part)
    {
        var sorted = raised.Select(one => one.Ms).Order().ToList();
        return sorted[(int)(part * (sorted.Count - 1))];
    }

    private sealed record Raised(Situation Situation, string CaseId, double Ms);
}

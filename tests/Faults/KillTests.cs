using Netralitas.Cli.Up;
using Netralitas.Support.Worlds;

namespace Netralitas.Faults;

/// <summary>Every process dies again and again while cases come in.</summary>
public sealed class KillTests(ClusterWorld world, ITestOutputHelper output) : IClassFixture<ClusterWorld>
{
    private const int Callers = 16;
    private const int Cases = 500;
    private const int KillsOfEach = 3;
    private const int MomentMsMax = 400;

    [Fact]
    public async Task Five_hundred_cases_keep_exactly_their_tasks_and_notices_while_every_process_is_killed()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var chance = new Random(seed);
        string[] order = [.. Enumerable.Repeat(LocalNetwork.ServiceNames, KillsOfEach).SelectMany(names => names).Append("rabbitmq").OrderBy(_ => chance.Next())];
        using var permits = new SemaphoreSlim(0);
        var raising = Enumerable.Range(0, Callers).Select(caller => RaiseAsync(caller, permits)).ToList();

        for (var kill = 0; kill < order.Length; kill++)
        {
            permits.Release(kill < order.Length - 1 ? Cases / order.Length : Cases - (Cases / order.Length * (order.Length - 1)));
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(chance.Next(1, MomentMsMax)));
            await moment.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await KillAndRestartAsync(order[kill]);
        }

        await world.RestartAsync();
        var accepted = (await Task.WhenAll(raising)).SelectMany(raised => raised).ToList();

        accepted.Count.ShouldBe(Cases);
        accepted.Select(one => one.CaseId).Distinct().Count().ShouldBe(Cases);
        await Expectation.HoldsAsync(world, accepted);
        await new Ledger(world.Network).HoldsAsync([.. accepted.Select(one => one.Situation)]);
    }

    private async Task KillAndRestartAsync(string process)
    {
        output.WriteLine($"killing {process}");
        if (process == "rabbitmq")
        {
            world.Network.Rabbit!.Kill();
            await world.Network.StartRabbitAsync(output.WriteLine, CancellationToken.None);
            return;
        }

        world.Kill(process);
        await world.Network.StartServiceAsync(process, replica: 0, output.WriteLine, CancellationToken.None);
        await world.Network.ReadyAsync(CancellationToken.None);
    }

    private async Task<List<(Situation Situation, string CaseId)>> RaiseAsync(int caller, SemaphoreSlim permits)
    {
        var raised = new List<(Situation, string)>();
        var mine = (Cases / Callers) + (caller < Cases % Callers ? 1 : 0);
        for (var i = 0; i < mine; i++)
        {
            await permits.WaitAsync();
            var situation = Situation.All[(caller + i) % Situation.All.Count];
            raised.Add((situation, await Raising.RaiseAsync(world, situation)));
        }

        return raised;
    }
}

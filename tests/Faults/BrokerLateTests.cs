using Netralitas.Support.Worlds;

namespace Netralitas.Faults;

/// <summary>The broker comes later than the services: calls are served, and everything arrives afterwards.</summary>
public sealed class BrokerLateTests
{
    [Fact]
    public async Task Cases_that_come_in_before_the_broker_is_there_open_their_tasks_when_it_comes()
    {
        await using var world = new ClusterWorld { WithoutBroker = true };
        await world.InitializeAsync();
        var accepted = new List<(Situation, string)>();
        foreach (var situation in Situation.All)
        {
            accepted.Add((situation, await Raising.RaiseAsync(world, situation)));
        }

        await world.RestartAsync();

        await Expectation.HoldsAsync(world, accepted);
        await new Ledger(world.Network).HoldsAsync([.. Situation.All]);
    }
}

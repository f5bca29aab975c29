using Netralitas.Support.Worlds;

namespace Netralitas.Faults.Chaos;

/// <summary>Two of each service, 32 callers, 300 streams that lose their connections, and any process killed or frozen at any moment.</summary>
[Collection<Alone>]
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const string SeedVariable = "NETRALITAS_SEED";
    private const int ManyKills = 200;
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(3);

    [Fact]
    public Task Three_minutes_of_blows_break_no_promise() => BreaksNothingAsync((time, _) => time > Short);

    [Fact]
    [Trait("Category", "Long")]
    public Task Two_hundred_kills_break_no_promise() => BreaksNothingAsync((_, kills) => kills >= ManyKills);

    private async Task BreaksNothingAsync(Func<TimeSpan, int, bool> isOver)
    {
        // Given, to see the same schedule again, or new.
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"{SeedVariable}={seed} gives the same schedule");
        await using var receivers = await Receivers.StartAsync();
        await using var world = new ClusterWorld { Replicas = 2, Settings = receivers.Settings };
        await world.InitializeAsync();

        (await new ChaosRun(world, receivers, SettleLimit, output.WriteLine).RunAsync(seed, Blow.Schedule(seed, world.Replicas), isOver)).ShouldBeEmpty();
    }
}

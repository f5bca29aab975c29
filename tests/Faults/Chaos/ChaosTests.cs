using Netralitas.Support.Worlds;

namespace Netralitas.Faults.Chaos;

/// <summary>Two of each service, 32 callers, 300 streams that lose their connections, and any process killed or frozen at any moment.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const string SeedVariable = "NETRALITAS_SEED";
    private const int ManyKills = 200;
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(3);

    /// <summary>The seed of this run: given, to see the same schedule again, or new.</summary>
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public async Task Three_minutes_of_blows_break_no_promise()
    {
        await using var world = new ClusterWorld { Replicas = 2 };
        await world.InitializeAsync();

        (await new ChaosRun(world, output.WriteLine).RunAsync(Seed, (time, _) => time > Short)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Two_hundred_kills_break_no_promise()
    {
        await using var world = new ClusterWorld { Replicas = 2 };
        await world.InitializeAsync();

        (await new ChaosRun(world, output.WriteLine).RunAsync(Seed, (_, kills) => kills >= ManyKills)).ShouldBeEmpty();
    }
}

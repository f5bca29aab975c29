using System.Diagnostics;
using Grpc.Core;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Abuse;

/// <summary>Whatever callers send, over every method: each service goes on, says what is wrong and serves the others.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const string SeedVariable = "NETRALITAS_SEED";
    private const int Strikes = 20_000;
    private const int ManyStrikes = 200_000;
    private const int WarmUpStrikes = 4_000;
    private const int WarmUpRounds = 20;
    private const int GrowthMebibytesMax = 100;
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(120);

    [Fact]
    public Task Twenty_thousand_strikes_break_nothing() => BreaksNothingAsync(Strikes);

    [Fact]
    [Trait("Category", "Long")]
    public Task Two_hundred_thousand_strikes_break_nothing() => BreaksNothingAsync(ManyStrikes);

    private async Task BreaksNothingAsync(int strikes)
    {
        // Given, to send the same strikes again, or new.
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"{SeedVariable}={seed} sends the same strikes");
        await using var world = new ClusterWorld();
        await world.InitializeAsync();
        var addresses = LocalNetwork.ServiceNames.ToDictionary(service => service, service => world.Network.AddressOf(service));
        var processes = LocalNetwork.ServiceNames.ToDictionary(service => service, service => world.Network.ProcessOf(service)!);
        var good = new GoodCaller(world);
        for (var round = 0; round < WarmUpRounds; round++)
        {
            await good.RoundAsync();
        }

        var warm = good.Answered;
        var known = await KnownValues.CollectAsync(world);
        var tokens = KnownValues.Offices.Select(office => world.As(office).GetValue("authorization")!).ToList();
        // Compiled code, connections and their prepared statements are what daily business needs as well: they are there before it is measured.
        (await new Storm(addresses, tokens, known).RunAsync(seed + 1, WarmUpStrikes)).ShouldBeEmpty();
        var before = processes.ToDictionary(pair => pair.Key, pair => WorkingSet.MebibytesOf(pair.Value.Pid));
        var storm = new Storm(addresses, tokens, known);
        using var stop = new CancellationTokenSource();
        var working = good.WorkAsync(stop.Token);
        var wire = new WireStorm([.. addresses.Values], tokens[0]);

        var watch = Stopwatch.StartNew();
        var faults = storm.RunAsync(seed, strikes);
        await wire.RunAsync(seed, strikes / WireStorm.StrikesForEach);
        (await faults).ShouldBeEmpty();

        await stop.CancelAsync();
        await working;
        Tell(storm, good, watch.Elapsed);
        processes.Values.ShouldAllBe(process => process.IsRunning);
        good.Refused.ShouldBeEmpty();
        good.Answered.ShouldBeGreaterThan(warm);
        Struck(storm);
        foreach (var (service, process) in processes)
        {
            await SettledAsync(service, process, before[service]);
            File.ReadAllText(world.Network.LogOf(service, replica: 0)).ShouldNotContain("failed with");
        }
    }

    /// <summary>The storm has come through: every method was called, and all that a caller may be told was told.</summary>
    private static void Struck(Storm storm)
    {
        storm.Answers.Keys.Select(answer => answer.Method).Distinct().Order(StringComparer.Ordinal).ShouldBe(Rpc.All.Select(rpc => rpc.Path).Distinct().Order(StringComparer.Ordinal));
        storm.Answers.Keys.Select(answer => answer.Status).OfType<StatusCode>().Distinct().ShouldBeSubsetOf(
        [
            StatusCode.OK, StatusCode.InvalidArgument, StatusCode.DeadlineExceeded, StatusCode.NotFound, StatusCode.PermissionDenied, StatusCode.ResourceExhausted,
            StatusCode.FailedPrecondition, StatusCode.Aborted, StatusCode.OutOfRange, StatusCode.Unimplemented, StatusCode.Unavailable, StatusCode.Unauthenticated,
        ]);
        foreach (var status in new[] { StatusCode.OK, StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.Unauthenticated, StatusCode.DeadlineExceeded, StatusCode.ResourceExhausted })
        {
            storm.Answers.Keys.ShouldContain(answer => answer.Status == status);
        }
    }

    /// <summary>A process at rest gives back what a rush left.</summary>
    private async Task SettledAsync(string service, ServiceProcess process, int before)
    {
        output.WriteLine($"{service}: {before} MiB before, {WorkingSet.MebibytesOf(process.Pid)} MiB at the end of the storm");
        var after = await Eventually.Be(
            () => Task.FromResult(WorkingSet.MebibytesOf(process.Pid)), mebibytes => mebibytes - before <= GrowthMebibytesMax, SettleLimit, every: TimeSpan.FromSeconds(1));
        output.WriteLine($"{service}: {after} MiB after");
    }

    private void Tell(Storm storm, GoodCaller good, TimeSpan time)
    {
        output.WriteLine($"{time.TotalSeconds:0} s; {good.Answered} good calls answered; statuses: " + string.Join(", ", storm.Answers
            .GroupBy(answer => answer.Key.Status).OrderByDescending(group => group.Sum(answer => answer.Value))
            .Select(group => $"{group.Key?.ToString() ?? "HTTP only"} {group.Sum(answer => answer.Value)}")));
    }
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;
using Netralitas.Contracts.Events;

namespace Netralitas.Benchmarks.Raise;

/// <summary>Cases accepted and durable, against pgbench running the very statements of that transaction on the same server.</summary>
internal sealed partial class RaiseRow : IRow
{
    private const int Callers = 64;
    private const int FewCallers = 8;
    private const double Goal = 0.5;
    private static readonly int[] PgbenchClients = [16, 64];

    public string Name => "raise";

    public string About => "RaiseCase accepted and durable, 64 callers, against pgbench with the same SQL";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        var raiser = new CaseRaiser(network, cancel);
        Task Raise(int caller) => raiser.RaiseAsync(caller);

        plan.Tell("Warming up ...");
        // One, eight, all: the first calls of a process take long, and those behind them would run into their limits.
        await ClosedLoop.RunAsync(1, plan.WarmUp / 4, Raise, cancel);
        await ClosedLoop.RunAsync(FewCallers, plan.WarmUp / 4, Raise, cancel);
        await ClosedLoop.RunAsync(Callers, plan.WarmUp, Raise, cancel);
        await network.QuietAsync(cancel);
        var transaction = await CapturedTransaction.OfAsync(network, () => Raise(0), "INSERT INTO case_file", cancel);
        var pgbench = await Pgbench.PrepareAsync(network, Network.Cases, PgbenchScript.Of(transaction, Vary), cancel);

        var repeats = raiser.Repeats;
        var consumers = new[] { Network.Agencies, Network.Notifications }.Select(service => network.Local.ProcessOf(service)!).ToList();
        var (whole, alone) = (new List<double>(), new List<double>());
        var (plain, pipelined) = (new List<double>(), new List<double>());
        var times = new List<TimeSpan>();
        IReadOnlyList<ProcessUse> use = [];
        var (seconds, limitSeconds) = (plan.Pick(10, 3), plan.Pick(5, 2));
        for (var round = 1; round <= plan.Pick(3, 1); round++)
        {
            plan.Tell($"Raising cases, round {round} ...");
            var meter = new ProcessMeter(network);
            var (rate, took) = await ClosedLoop.RunAsync(Callers, TimeSpan.FromSeconds(seconds), Raise, cancel);
            whole.Add(rate);
            times.AddRange(took);
            await network.QuietAsync(cancel);
            use = meter.Read(took.Count, "cases");

            consumers.ForEach(service => service.Pause());
            alone.Add((await ClosedLoop.RunAsync(Callers, TimeSpan.FromSeconds(seconds), Raise, cancel)).PerSecond);
            consumers.ForEach(service => service.Resume());
            await network.QuietAsync(cancel);

            plan.Tell($"Running pgbench, round {round} ...");
            foreach (var count in PgbenchClients)
            {
                plain.Add(await pgbench.RateAsync(count, limitSeconds, pipelined: false, cancel));
                pipelined.Add(await pgbench.RateAsync(count, limitSeconds, pipelined: true, cancel));
            }
        }

        var limit = Best(plain);
        yield return new Finding(Name, "RaiseCase, 64 callers, while its events are worked off", "cases/s", Median(whole), "pgbench, the same SQL", limit, Results.Goal.AtLeast(Goal))
        {
            Latencies = Latencies.Of(times),
            Processes = use,
            Note = $"{transaction.Count} statements in the transaction; pgbench sending them all at once: {Best(pipelined):#,0} /s. {raiser.Repeats - repeats} calls had to be repeated.",
        };
        yield return new Finding(Name, "RaiseCase, 64 callers, other services frozen", "cases/s", Median(alone), "pgbench, the same SQL", limit, Results.Goal.AtLeast(Goal));
    }

    /// <summary>What differs from case to case and is no id: offices take turns as they do with the service, and every receipt has a number of its own.</summary>
    private static string? Vary(string value) => value switch
    {
        _ when value == Situation.Handler() => $"'{Situation.Handler()[..^2]}' || lpad((1 + :client_id % {Situation.PlaceCount})::text, 2, '0')",
        _ when Receipt().IsMatch(value) => $":id::text || '{value[value.IndexOf('/', StringComparison.Ordinal)..]}'",
        _ => null,
    };

    [GeneratedRegex(@"^\d+/LP/")]
    private static partial Regex Receipt();

    /// <summary>The better number of clients, in the middle of its rounds.</summary>
    private static double Best(List<double> rates) =>
        Enumerable.Range(0, PgbenchClients.Length).Max(at => Median([.. rates.Where((_, i) => i % PgbenchClients.Length == at)]));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

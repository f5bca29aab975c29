using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;
using Netralitas.Contracts.Events;
using Netralitas.Reference;

namespace Netralitas.Benchmarks.Escalation;

/// <summary>Marking what fell due with very many open tasks stored, against few; and how late a mark comes while cases pour in.</summary>
internal sealed class EscalationRow : IRow
{
    private const double SweepGoal = 2;
    private const double LagGoal = 2;
    private const int Few = 2_500;
    private const int DueAtOnce = 2_000;
    private const int LoadPerSecond = 50;

    /// <summary>How often the timer looks.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public string Name => "escalation";

    public string About => "due marks of 2,000 tasks with 250,000 open at 5,500 offices, against 2,500; how late they come at 50 cases a second";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await SweepAsync(plan, cancel);
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        var raiser = new CaseRaiser(network, cancel);
        foreach (var (what, perSecond) in new[] { ("with nothing else to do", 0), ($"with {LoadPerSecond} cases a second", LoadPerSecond) })
        {
            plan.Tell($"How late, {what} ...");
            var late = Latencies.Of(await LagsAsync(network, raiser, perSecond, plan, cancel));
            yield return new Finding(Name, $"due until marked, {what}, p99", "ms", late.P99Ms, "time between two looks", Poll.TotalMilliseconds, Goal.AtMost(LagGoal)) { Latencies = late };
        }
    }

    private async Task<Finding> SweepAsync(BenchPlan plan, CancellationToken cancel)
    {
        var many = plan.Pick(250_000, 25_000);
        var offices = ReferenceBook.Load(ReferenceBook.DefaultFolder).Offices.All.Where(office => office.RegionCode?.Length == Situation.Place.Length).ToList();
        await using var small = await OpenTasks.StartAsync(plan, Few, offices, cancel);
        await using var large = await OpenTasks.StartAsync(plan, many, offices, cancel);
        var (inFew, inMany) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var turn = 0; turn < plan.Pick(12, 5); turn++)
        {
            plan.Tell($"Turn {turn + 1} ...");
            var (a, b) = (await small.MarkAsync(DueAtOnce, cancel), await large.MarkAsync(DueAtOnce, cancel));
            // The first two warm up.
            inFew.AddRange(turn < 2 ? [] : [a]);
            inMany.AddRange(turn < 2 ? [] : [b]);
        }

        var (measured, limit) = (Latencies.Of(inMany), Latencies.Of(inFew));
        return new Finding(Name, $"marking {DueAtOnce:#,0} tasks, p50", "ms", measured.P50Ms, $"{Few:#,0} open tasks", limit.P50Ms, Goal.AtMost(SweepGoal))
        {
            Latencies = measured, LimitLatencies = limit, Note = $"{many:#,0} open tasks at {offices.Count:#,0} offices. Plan: {await large.PlanAsync(cancel)}",
        };
    }

    /// <summary>Raises cases, lets their tasks fall due one after the other, and reads how late each was marked.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> LagsAsync(BenchNetwork network, CaseRaiser raiser, int perSecond, BenchPlan plan, CancellationToken cancel)
    {
        var duration = TimeSpan.FromSeconds(plan.Pick(60, 10));
        var cases = plan.Pick(300, 50);
        await using var database = network.Database(Network.Agencies);
        var first = await BenchNetwork.CountAsync(database, "SELECT count(*) FROM task", cancel);
        for (var i = 0; i < cases; i++)
        {
            await raiser.RaiseAsync(i);
        }

        await network.QuietAsync(cancel);
        var tasks = await BenchNetwork.CountAsync(database, "SELECT count(*) FROM task", cancel) - first;
        await OpenTasks.SpreadAsync(database, (int)tasks, duration, cancel);
        if (perSecond > 0)
        {
            await OpenLoop.RunAsync(perSecond, duration, (number, _) => raiser.RaiseAsync(number), cancel);
        }

        return await OpenTasks.LagsAsync(database, (int)tasks, cancel);
    }
}

using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;
using Netralitas.Contracts.Events;
using Npgsql;

namespace Netralitas.Benchmarks.Outage;

/// <summary>The broker is away for ten minutes' worth of cases and comes back: how fast the network catches up while cases go on coming.</summary>
internal sealed class OutageRow : IRow
{
    private const double SteadyPerSecond = 50;
    private const double RateGoal = 2;
    private const double MemoryGoal = 1.25;
    private const int Callers = 16;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromMinutes(20);

    public string Name => "outage";

    public string About => "catching up after 10 minutes without the broker, against the steady rate; memory meanwhile";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        var backlog = (int)(SteadyPerSecond * plan.Pick(600, 20));
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        var raiser = new CaseRaiser(network, cancel);
        Task RaiseAsync(int number) => raiser.RaiseAsync(number);

        plan.Tell("Warming up, then the steady rate ...");
        await OpenLoop.RunAsync(SteadyPerSecond, plan.WarmUp, (number, _) => RaiseAsync(number), cancel);
        // All of the service is warm, and its heap is as large as this rate makes it.
        await OpenLoop.RunAsync(SteadyPerSecond, TimeSpan.FromSeconds(plan.Pick(60, 5)), (number, _) => RaiseAsync(number), cancel);
        await network.QuietAsync(cancel);
        var services = network.Processes.Where(process => process.IsService).ToList();
        var steady = services.ToDictionary(process => process.Name, process => ProcessMeter.Peak(process.Pid));

        plan.Tell($"Stopping the broker; raising {backlog:#,0} cases faster than in real time ...");
        await network.Local.Rabbit!.StopAsync(cancel);
        await Parallel.ForEachAsync(Enumerable.Range(0, backlog), new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancel }, async (number, _) => await RaiseAsync(number));
        await network.Local.StartRabbitAsync(_ => { }, cancel);

        plan.Tell("The broker is back; cases go on coming at the steady rate ...");
        var meter = new ProcessMeter(network);
        var (done, took) = await CatchUpAsync(network, RaiseAsync, cancel);
        var use = meter.Read(done, "cases");
        yield return new Finding(Name, "catching up after the outage, new cases coming at the steady rate", "cases/s", done / took.TotalSeconds, "steady rate", SteadyPerSecond, Goal.AtLeast(RateGoal))
        {
            Processes = use, Note = $"{backlog:#,0} cases were waiting (10 minutes' worth, raised faster); all facts at every service after {took.TotalSeconds:0} s.",
        };
        foreach (var (name, pid, _) in services)
        {
            const double MiB = 1024 * 1024;
            yield return new Finding(Name, $"peak memory of {name} from the outage on", "MiB", ProcessMeter.Peak(pid) / MiB, "peak at the steady rate", steady[name] / MiB, Goal.AtMost(MemoryGoal));
        }
    }

    /// <summary>Waits until every fact has reached every service.</summary>
    /// <returns>How many cases got through, and in what time.</returns>
    private static async Task<(long Done, TimeSpan Took)> CatchUpAsync(BenchNetwork network, Func<int, Task> raise, CancellationToken cancel)
    {
        await using var cases = network.Database(Network.Cases);
        await using var agencies = network.Database(Network.Agencies);
        await using var notifications = network.Database(Network.Notifications);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var before = await ThroughAsync(notifications, cancel);
        var begin = TimeProvider.System.GetTimestamp();
        var steady = OpenLoop.RunAsync(SteadyPerSecond, CatchUpLimit, (number, _) => raise(number), ending.Token);
        while (await WaitingAsync(cases, agencies, notifications, cancel) > SteadyPerSecond)
        {
            if (TimeProvider.System.GetElapsedTime(begin) > CatchUpLimit)
            {
                break;
            }

            await Task.Delay(Poll, cancel);
        }

        var took = TimeProvider.System.GetElapsedTime(begin);
        var done = await ThroughAsync(notifications, cancel) - before;
        await ending.CancelAsync();
        await steady.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return (done, took);
    }

    /// <summary>Cases whose last consequence there is: somebody was told.</summary>
    private static Task<long> ThroughAsync(NpgsqlDataSource notifications, CancellationToken cancel) =>
        BenchNetwork.CountAsync(notifications, "SELECT count(DISTINCT case_id) FROM notification", cancel);

    /// <summary>Cases that are raised and not through, and facts that wait.</summary>
    private static async Task<long> WaitingAsync(NpgsqlDataSource cases, NpgsqlDataSource agencies, NpgsqlDataSource notifications, CancellationToken cancel)
    {
        const string Outbox = "SELECT count(*) FROM outbox";
        var raised = await BenchNetwork.CountAsync(cases, "SELECT count(*) FROM case_file", cancel);
        var through = await ThroughAsync(notifications, cancel);
        var facts = await BenchNetwork.CountAsync(cases, Outbox, cancel) + await BenchNetwork.CountAsync(agencies, Outbox, cancel);
        return Math.Max(raised - through, facts / Situation.TaskCount);
    }
}

using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Benchmarks.Streams;

/// <summary>Five thousand open streams on one process, each with one change a second, against one stream.</summary>
internal sealed class StreamsRow : IRow
{
    private const double LatencyMaxMs = 1000;
    private const double IdleMaxKiB = 32;
    private const int StreamsPerOffice = 50;
    private const int RaisingCallers = 16;
    private const int OpeningMax = 50;
    private static readonly TimeSpan OpenLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public string Name => "streams";

    public string About => "5,000 WatchTasks streams, one change a second for each, against one stream; memory of an idle one";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        var offices = plan.Pick(100, 10);
        var streams = offices * StreamsPerOffice;
        var duration = TimeSpan.FromSeconds(plan.Pick(30, 5));
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        var client = new TaskService.TaskServiceClient(network.Connect(Network.Agencies));
        var changes = await PrepareAsync(network, client, offices, (int)((plan.WarmUp + (duration * 2)).TotalSeconds), plan, cancel);

        await using var one = new StreamCrowd(network);
        one.Open(changes[0].Office, changes[0].Changes);
        await LiveAsync(one, 1, cancel);
        plan.Tell("Warming up ...");
        await ChangeAsync(changes, plan.WarmUp, cancel);
        one.TakeTimes();
        plan.Tell("One stream ...");
        await ChangeAsync(changes[..1], duration, cancel);
        var alone = Latencies.Of(one.TakeTimes());

        plan.Tell($"Opening {streams} streams ...");
        var pid = network.Local.ProcessOf(Network.Agencies)!.Pid;
        var before = ProcessMeter.Resident(pid);
        await using var crowd = new StreamCrowd(network);
        for (var opened = 0; opened < streams; opened++)
        {
            var (office, of) = changes[opened % offices];
            crowd.Open(office, of);
            await LiveAsync(crowd, opened - OpeningMax, cancel);
        }

        await LiveAsync(crowd, streams, cancel);
        var idleKiB = (ProcessMeter.Resident(pid) - before) / 1024.0 / streams;

        plan.Tell("A change a second for each ...");
        var meter = new ProcessMeter(network);
        await ChangeAsync(changes, duration, cancel);
        await network.QuietAsync(cancel);
        var use = meter.Read((int)duration.TotalSeconds * streams, "messages");
        var all = crowd.TakeTimes();
        var many = Latencies.Of(all);
        var expected = (int)duration.TotalSeconds * streams;
        yield return new Finding(Name, $"change due to be made until seen, {streams:#,0} streams, p99", "ms", many.P99Ms, "one second", LatencyMaxMs, Goal.AtMost(1))
        {
            Latencies = many, LimitLatencies = alone, Processes = use, Note = $"{all.Count:#,0} messages came of {expected:#,0}. The limit's latencies are those of one stream.",
        };
        yield return new Finding(Name, $"the same against one stream, p99", "ms", many.P99Ms, "one stream", alone.P99Ms, Goal.None);
        yield return new Finding(Name, "memory for each idle stream", "KiB", idleKiB, "32 KiB", IdleMaxKiB, Goal.AtMost(1))
        {
            Note = $"Growth of the resident set of Agencies from 1 to {streams:#,0} streams, right after they were opened.",
        };
    }

    /// <summary>Raises cases at as many places as there are offices to watch, so that each has tasks for every second.</summary>
    private static async Task<(string Office, OfficeChanges Changes)[]> PrepareAsync(
        BenchNetwork network, TaskService.TaskServiceClient client, int offices, int seconds, BenchPlan plan, CancellationToken cancel)
    {
        var places = ReferenceBook.Load(ReferenceBook.DefaultFolder).Regions.All.Where(region => region.Code.Length == Situation.Place.Length)
            .Select(region => region.Code).Where(code => code[0] == '6' || code[..2] is "32" or "33" or "35").Take(offices).ToList();
        var perPlace = (seconds / OfficeChanges.PerTask) + 2;
        plan.Tell($"Raising {places.Count * perPlace} cases ...");
        var raiser = new CaseRaiser(network, cancel);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, places.Count * perPlace), new ParallelOptions { MaxDegreeOfParallelism = RaisingCallers, CancellationToken = cancel },
            async (number, _) => await raiser.RaiseAsync(number, places[number % places.Count]));
        await network.QuietAsync(cancel);
        var changes = places.Select(place => (Office: "kpu-" + place, Changes: new OfficeChanges(network, client, "kpu-" + place))).ToArray();
        foreach (var of in changes)
        {
            await of.Changes.LoadAsync(cancel);
        }

        return changes;
    }

    /// <summary>One change a second at each office, evenly spread over the second.</summary>
    private static Task ChangeAsync((string Office, OfficeChanges Changes)[] changes, TimeSpan duration, CancellationToken cancel) =>
        OpenLoop.RunAsync(changes.Length, duration, (number, due) => changes[number % changes.Length].Changes.NextAsync(due, cancel), cancel);

    private static async Task LiveAsync(StreamCrowd crowd, int count, CancellationToken cancel)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (crowd.Live < count)
        {
            if (TimeProvider.System.GetElapsedTime(begin) > OpenLimit)
            {
                throw new LocalServerException($"Only {crowd.Live} of {count} streams opened within {OpenLimit.TotalMinutes} minutes.");
            }

            await Task.Delay(Poll, cancel);
        }
    }
}

using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;

namespace Netralitas.Benchmarks.Listing;

/// <summary>The first page of an office's list with very many tasks stored, against few, both asked in turns.</summary>
internal sealed class ListRow : IRow
{
    private const double Goal = 1.5;
    private const int Few = 10_000;
    private const int PlaceCount = 40;
    private const int CallsPerTurn = 20;

    public string Name => "list";

    public string About => "ListTasks, first page, with 10 million tasks stored, against 10 thousand";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        var many = plan.Pick(10_000_000, 1_000_000);
        var places = ReferenceBook.Load(ReferenceBook.DefaultFolder).Regions.All.Where(region => region.Code.Length == Situation.Place.Length)
            .Select(region => region.Code).Where(code => code[0] == '6').Take(PlaceCount).ToList();
        await using var small = await BenchNetwork.StartAsync(plan, cancel);
        await using var large = await BenchNetwork.StartAsync(plan, cancel);
        var took = await FillAsync(large, many, places, plan, cancel);
        await FillAsync(small, Few, places, plan, cancel);
        var few = new TaskService.TaskServiceClient(small.Connect(Network.Agencies));
        var all = new TaskService.TaskServiceClient(large.Connect(Network.Agencies));

        var views = new (string Name, Func<string, string> Caller, bool Inbox)[]
        {
            ("its own inbox", place => "kpu-" + place, true),
            ("all it may see, handling office", Situation.Handler, false),
            ("all it may see, office one tier up", place => Situation.Handler(place[..2]), false),
        };
        foreach (var view in views)
        {
            plan.Tell($"Listing {view.Name} ...");
            var (inFew, inMany) = (new List<TimeSpan>(), new List<TimeSpan>());
            var begin = TimeProvider.System.GetTimestamp();
            while (inFew.Count < plan.Pick(20, 5) * CallsPerTurn)
            {
                var isWarm = TimeProvider.System.GetElapsedTime(begin) >= plan.WarmUp;
                var (a, b) = (await TurnAsync(small, few, places, view.Caller, view.Inbox, cancel), await TurnAsync(large, all, places, view.Caller, view.Inbox, cancel));
                inFew.AddRange(isWarm ? a : []);
                inMany.AddRange(isWarm ? b : []);
            }

            var (measured, limit) = (Latencies.Of(inMany), Latencies.Of(inFew));
            yield return new Finding(Name, $"first page, {view.Name}, p50", "ms", measured.P50Ms, $"{Few:#,0} tasks", limit.P50Ms, Results.Goal.AtMost(Goal))
            {
                Latencies = measured, LimitLatencies = limit,
                Note = $"{many:#,0} tasks at {places.Count} places, filled in {took.TotalSeconds:0} s.",
            };
        }
    }

    private static async Task<TimeSpan> FillAsync(BenchNetwork network, int tasks, IReadOnlyList<string> places, BenchPlan plan, CancellationToken cancel)
    {
        plan.Tell($"Filling in {tasks:#,0} tasks ...");
        await using var database = network.Database(Network.Agencies);
        return await TaskFill.FillAsync(database, tasks, places, cancel);
    }

    private static async Task<List<TimeSpan>> TurnAsync(
        BenchNetwork network, TaskService.TaskServiceClient client, List<string> places, Func<string, string> caller, bool inbox, CancellationToken cancel)
    {
        var times = new List<TimeSpan>(CallsPerTurn);
        foreach (var office in places.Take(CallsPerTurn).Select(caller))
        {
            var request = new ListTasksRequest { OfficeId = inbox ? office : "" };
            var options = network.As(office, cancel);
            var begin = TimeProvider.System.GetTimestamp();
            var page = await client.ListTasksAsync(request, options);
            times.Add(TimeProvider.System.GetElapsedTime(begin));
            if (page.Tasks.Count == 0 || page.NextPageToken.Length == 0)
            {
                throw new InvalidOperationException($"{office} sees {page.Tasks.Count} tasks, not a full page.");
            }
        }

        return times;
    }
}

using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Notifications.V1;
using ContractsTask = Netralitas.Contracts.Agencies.V1.Task;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Support.Worlds;

/// <summary>Holds what a world shows against what was accepted: nothing lost, nothing twice.</summary>
public static class Expectation
{
    private static readonly TimeSpan ArrivalLimit = TimeSpan.FromSeconds(90);
    // Whole lists: asked all the time they would keep the services from what they are asked about.
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until every accepted case has its tasks and notices, and fails with the first difference that stays.</summary>
    public static async Task HoldsAsync(World world, IReadOnlyCollection<(Situation Situation, string CaseId)> accepted)
    {
        foreach (var of in accepted.GroupBy(one => one.Situation.Handler))
        {
            var expected = of.ToDictionary(one => one.CaseId, one => Lines(one.Situation.Tasks));
            await ArriveAsync($"tasks of {of.Key}", expected, () => TasksAsync(world, of.Key));
        }

        var notices = accepted
            .SelectMany(one => one.Situation.Tasks.Select(task => (task.Office, one.CaseId)))
            .GroupBy(pair => pair.Office);
        foreach (var of in notices)
        {
            var expected = of.GroupBy(pair => pair.CaseId).ToDictionary(group => group.Key, group => group.Count().ToString());
            await ArriveAsync($"notices of {of.Key}", expected, () => OpenedNoticesAsync(world, of.Key));
        }
    }

    private static Task ArriveAsync(string what, Dictionary<string, string> expected, Func<Task<Dictionary<string, string>>> ask) =>
        Eventually.Be(async () => Difference(what, expected, await ask()), difference => difference.Length == 0, ArrivalLimit, Every);

    /// <summary>Step and office of every task of a case, as the handling office sees them.</summary>
    public static async Task<IReadOnlyList<ContractsTask>> TasksOfAsync(World world, string handler, string caseId)
    {
        var request = new ListTasksRequest { CaseId = caseId, PageSize = 1000 };
        return [.. (await world.Tasks.ListTasksAsync(request, world.As(handler))).Tasks];
    }

    private static async Task<Dictionary<string, string>> TasksAsync(World world, string handler)
    {
        var request = new ListTasksRequest { PageSize = 1000 };
        var found = new List<ContractsTask>();
        do
        {
            var page = await world.Tasks.ListTasksAsync(request, world.As(handler));
            found.AddRange(page.Tasks.Where(task => task.HandlingOfficeId == handler));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return found.GroupBy(task => task.CaseId).ToDictionary(group => group.Key, group => Lines(group.Select(task => (task.Step, task.OfficeId))));
    }

    private static async Task<Dictionary<string, string>> OpenedNoticesAsync(World world, string office)
    {
        var request = new ListNotificationsRequest { PageSize = 1000 };
        var found = new List<Notification>();
        do
        {
            var page = await world.Notifications.ListNotificationsAsync(request, world.As(office));
            found.AddRange(page.Notifications.Where(notice => notice.Kind == NotificationKind.TaskOpened));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return found.GroupBy(notice => notice.CaseId).ToDictionary(group => group.Key, group => group.Count().ToString());
    }

    private static string Lines(IEnumerable<(string Step, string Office)> tasks) => string.Join('\n', tasks.Select(task => $"{task.Step} {task.Office}").Order(StringComparer.Ordinal));

    private static string Difference(string what, Dictionary<string, string> expected, Dictionary<string, string> found)
    {
        var other = expected.Where(pair => !found.TryGetValue(pair.Key, out var value) || value != pair.Value).ToList();
        var unknown = found.Keys.Except(expected.Keys).ToList();
        return other.Count + unknown.Count == 0
            ? ""
            : $"{what}: of {expected.Count} cases {other.Count} differ ({string.Join(", ", other.Take(2).Select(pair => $"{pair.Key}: {found.GetValueOrDefault(pair.Key, "nothing")}"))}), {unknown.Count} unknown";
    }
}

/// <summary>Raises cases as an agency system does: with the same request id until it has an answer.</summary>
public static class Raising
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Raises a case, trying again while the service is away.</summary>
    public static async Task<string> RaiseAsync(World world, Situation situation)
    {
        var request = situation.NewRequest();
        var id = await Eventually.Be(async () =>
        {
            try
            {
                return (await world.Cases.RaiseCaseAsync(request, world.As(situation.RaisedBy), DateTime.UtcNow.AddSeconds(5))).Case.Id;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Cancelled)
            {
                return null;
            }
        }, answer => answer is not null, Limit);
        return id!;
    }
}

using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Abuse;

/// <summary>Values that a network gave to its callers: with them a striker gets further than with chance alone.</summary>
internal static class KnownValues
{
    /// <summary>The offices that strike; each has cases, tasks and notices of its own.</summary>
    public static IReadOnlyList<string> Offices { get; } =
    [
        .. Situation.All.Where(situation => situation.Handler != GoodCaller.Office)
            .SelectMany(situation => situation.Tasks.Select(task => task.Office).Append(situation.Handler)).Distinct(),
    ];

    /// <summary>Raises cases and collects the ids, etags and tokens of what follows.</summary>
    public static async Task<IReadOnlyList<string>> CollectAsync(World world)
    {
        var values = new List<string>(Offices) { "pilkada-2024", "63", "63.01", "64.02", "bawaslu", "1", "2" };
        foreach (var situation in Situation.All.Where(situation => situation.Handler != GoodCaller.Office))
        {
            // Two of each, so that a list of one has a next page.
            var ids = new[] { await Raising.RaiseAsync(world, situation), await Raising.RaiseAsync(world, situation) };
            foreach (var id in ids)
            {
                var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, situation.Handler, id), found => found.Count >= situation.Tasks.Count);
                values.AddRange([id, .. tasks.Select(task => task.Id), .. tasks.Select(task => task.PersonId).Where(person => person.Length > 0)]);
            }

            values.AddRange(await TokensAsync(world, situation.Handler));
        }

        return values;
    }

    private static async Task<IEnumerable<string>> TokensAsync(World world, string office)
    {
        var headers = world.As(office);
        var notices = await Eventually.Be(
            async () => await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1 }, headers), page => page.NextPageToken.Length > 0);
        using var watch = world.Cases.WatchCases(new WatchCasesRequest(), headers);
        var messages = await watch.ReadUntilAsync(message => message.SnapshotEnd is not null);
        return
        [
            .. messages.Select(message => message.ResumeToken).Distinct(), .. notices.Notifications.Select(notice => notice.Id), notices.NextPageToken,
            (await world.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1 }, headers)).NextPageToken,
            (await world.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1 }, headers)).NextPageToken,
        ];
    }
}

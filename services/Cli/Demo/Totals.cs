using Netralitas.Contracts.Notifications.V1;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo;

/// <summary>Counts everything once more at the end: nothing lost, nothing twice.</summary>
internal static class Totals
{
    private const int Cases = 9;
    // 4 Tanah Laut, 24 + 7 of tracks Banjarbaru, 11 Paser, 4 Kutai Kartanegara, 4 + 4 in two zones, 5 Balikpapan, 4 Balangan, 4 Hulu Sungai Tengah.
    private const int Tasks = 71;
    // Four in each of nine regions, but the personnel office of Banjarbaru serves two of them; and the regional office of BKN.
    private const int Offices = 36;
    private const int Regions = 9;
    // 71 opened; done: 2 + 1 in Tanah Laut, 1 + 3 in Banjarbaru, which is told of 3 steps of a track; returned: 2 in Balikpapan; cancelled: 1 + 2 + 2 + 2 in Balangan; overdue: 1.
    private const int Notices = 91;

    private const int PageSize = 1000;

    /// <summary>Counts, and holds it against what the situations must amount to.</summary>
    public static async Task<Summary> CountAsync(Stage stage)
    {
        List<TaskMessage> tasks = [];
        foreach (var file in stage.Cases)
        {
            tasks.AddRange(await stage.TasksOfAsync(file));
        }

        var offices = tasks.Select(task => task.OfficeId).ToHashSet(StringComparer.Ordinal);
        var notices = await stage.UntilAsync(() => NoticesAsync(stage, offices), found => found.Count >= Notices);
        var regions = stage.Cases.Select(file => file.PlaceRegionCode).Distinct(StringComparer.Ordinal).Count();
        stage.Expect($"In all: {Cases} cases, {Tasks} tasks, {Offices} offices, {Regions} regions; nothing lost, nothing twice",
            (stage.Cases.Count, tasks.Count, offices.Count, regions) == (Cases, Tasks, Offices, Regions),
            $"{stage.Cases.Count} cases, {tasks.Count} tasks, {offices.Count} offices, {regions} regions");
        stage.Expect($"In all: {Notices} notices, one for each office that a change of a task concerns", notices.Count == Notices, $"{notices.Count} notices");
        return new Summary(stage.Cases.Count, tasks.Count, offices.Count, regions, notices.Count, stage.Score.Met, stage.Score.Failed);
    }

    private static async Task<IReadOnlyList<Notification>> NoticesAsync(Stage stage, IEnumerable<string> offices)
    {
        List<Notification> found = [];
        foreach (var office in offices)
        {
            var page = await stage.Network.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = PageSize }, stage.Network.As(office));
            found.AddRange(page.Notifications.Where(notice => !Presses(notice.Kind)));
        }

        return found;
    }

    /// <summary>Whether it only presses: how far that has gone depends on how long the play takes.</summary>
    private static bool Presses(NotificationKind kind) => kind is NotificationKind.UnreadBelow or NotificationKind.TaskReminded or NotificationKind.TaskEscalated or NotificationKind.TaskEscalatedToHead;
}

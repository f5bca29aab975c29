using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using AgencyTask = Netralitas.Contracts.Agencies.V1.Task;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Tracks;

/// <summary>A civil servant is forwarded, and the employer does nothing: what happens day by day, as the offices see it. The legal clock leaps from one day to the next.</summary>
public sealed class SlowEmployerTests
{
    private const string Office = "bawaslu-63.05";
    private const string Employer = "bkpsdm-63.05";
    private const string FollowUp = "personnel.follow-up";

    [Fact]
    public async Task The_employer_is_reminded_marked_pressed_from_above_warned_blocked_and_unblocked_when_it_acts()
    {
        await using var world = new ClusterWorld();
        await world.InitializeAsync();
        var file = await ForwardAsync(world);
        var walk = TrackWalk.In(world);
        var track = (await walk.OfAsync(file)).Single();
        foreach (var step in new[] { "acknowledge", "recommend", "notify-employer" })
        {
            track = await walk.TakeAsync(track, step);
        }

        var bkn = track.ReceiverOfficeId;
        var first = await Eventually.Be(() => TaskAsync(world, FollowUp), task => task is not null);
        (first!.OfficeId, first.Escalation.Ladder, first.Escalation.Level, first.LateTier).ShouldBe((Employer, "employer", 0, OfficeTier.Unspecified));

        await LeapAsync(world, first, Duration.FromHours(-1));
        await Eventually.Be(() => KindsAsync(world, Employer, first), kinds => kinds.Contains(NotificationKind.TaskReminded));
        (await TaskAsync(world, FollowUp))!.OverdueTime.ShouldBeNull();

        // Three days late: secretary and inspectorate were told, and the office above has a task of its own.
        await LeapAsync(world, first, Duration.FromHours(73));
        var above = await Eventually.Be(() => TaskAsync(world, "supervise-above", task => task.SupervisedTaskId == first.Id), task => task is not null);
        above!.OfficeId.ShouldBe("bkpsdm-63");
        var late = (await TaskAsync(world, FollowUp))!;
        (late.OverdueTime, late.Escalation.Level, late.LateTier).ShouldBe((late.OverdueTime.ShouldNotBeNull(), 3, OfficeTier.Regency));
        foreach (var (told, kind) in new[]
        {
            (Employer, NotificationKind.TaskOverdue), ("setda-63.05", NotificationKind.TaskEscalated), ("inspektorat-63.05", NotificationKind.TaskEscalated), ("bkpsdm-63", NotificationKind.TaskEscalated),
        })
        {
            await Eventually.Be(() => KindsAsync(world, told, first), kinds => kinds.Contains(kind));
        }

        (await Eventually.Be(() => TypesAsync(world, file, first), types => types.Count(type => type == "TASK_ESCALATED") == 3)).Count(type => type == "TASK_OVERDUE").ShouldBe(1);

        // BKN warns, which gives three days more; then it blocks.
        (await Eventually.Be(() => TaskAsync(world, "personnel.warn-employer"), task => task is not null))!.OfficeId.ShouldBe(bkn);
        (await walk.TakeAsync(track, "warn")).Mark.ShouldBe("WARNED");
        var second = (await TaskAsync(world, FollowUp, task => task.Id != first.Id))!;
        second.CauseTaskId.ShouldBe(first.Id);
        await Eventually.Be(() => TaskAsync(world, "supervise-above", task => task.Id == above.Id), task => task!.State == TaskState.Cancelled);
        await LeapAsync(world, second, Duration.FromHours(1));
        (await Eventually.Be(() => TaskAsync(world, "personnel.block-records"), task => task is not null))!.OfficeId.ShouldBe(bkn);
        (await walk.TakeAsync(track, "block")).Mark.ShouldBe("BLOCKED");

        // Now it acts, and is unblocked.
        track = await walk.TakeAsync(track, "issue-decree", "MODERATE");
        (await Eventually.Be(() => TaskAsync(world, "personnel.unblock-records"), task => task is not null))!.OfficeId.ShouldBe(bkn);
        (await walk.TakeAsync(track, "unblock")).Mark.ShouldBe("UNBLOCKED");
        var seen = await Eventually.Be(() => CaseAsync(world, file), one => one.Tracks.Single().Mark == "UNBLOCKED");
        seen.Tracks.Single().State.ShouldBe("DECREE_ISSUED");
    }

    /// <summary>Goes on so long after a task is due, or before.</summary>
    private static Task LeapAsync(ClusterWorld world, AgencyTask task, Duration after)
    {
        var at = task.DueTime.ToDateTimeOffset().ToInstant() + after;
        return world.RestartAsync(OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>").Format(at.WithOffset(Offset.FromHours(8))) + "x1");
    }

    private static async Task<Case> ForwardAsync(World world)
    {
        var raise = new RaiseCaseRequest
        {
            RequestId = Id(), Kind = CaseKind.Information, ElectionId = "pilkada-2024", Contest = Contest.Regent, PlaceRegionCode = "63.05", ActDate = "2024-09-10", KnownDate = "2024-09-12",
        };
        raise.Persons.Add(new NewReportedPerson { Name = "Fulan", SubjectKind = SubjectKind.CivilServant, Post = "Kepala bidang", AllegedAct = "Ikut kampanye" });
        var file = (await world.Cases.RaiseCaseAsync(raise, world.As(Office))).Case;
        return (await world.Procedure.ForwardCaseAsync(
            new ForwardCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "1/X/2024", PersonIds = { file.Persons[0].Id } }, world.As(Office))).Case;
    }

    private static async Task<AgencyTask?> TaskAsync(World world, string step, Func<AgencyTask, bool>? which = null) =>
        (await world.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1000 }, world.As(Office))).Tasks.FirstOrDefault(task => task.Step == step && which?.Invoke(task) != false);

    private static async Task<IReadOnlyList<NotificationKind>> KindsAsync(World world, string office, AgencyTask task) =>
    [
        .. (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1000 }, world.As(office))).Notifications
            .Where(notice => notice.TaskId == task.Id).Select(notice => notice.Kind),
    ];

    private static async Task<IReadOnlyList<string>> TypesAsync(World world, Case file, AgencyTask task) =>
        [.. (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id, PageSize = 1000 }, world.As(Office))).Events.Where(one => one.TaskId == task.Id).Select(one => one.Type)];

    private static async Task<Case> CaseAsync(World world, Case file) => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(Office))).Case;

    private static string Id() => Guid.NewGuid().ToString();
}

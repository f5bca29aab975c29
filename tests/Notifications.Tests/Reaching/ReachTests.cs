using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using NodaTime;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Notifications.Tests.Reaching;

public sealed class ReachTests(ReachFixture reach)
{
    [Fact]
    public async Task What_nobody_reads_goes_to_the_officers_the_head_and_the_office_above_once_each()
    {
        const string Office = "inspektorat-63.01";
        var (first, second, head) = (await reach.OfficerAsync(Office, "first"), await reach.OfficerAsync(Office, "second"), await reach.OfficerAsync(Office, "head"));
        await reach.RosterAsync(Office, head, first, second);
        await reach.Service.TellAsync(new TaskOverdue(NotificationsFixture.Task(office: Office, number: "009/Reg/2024")));

        var above = (await Eventually.Be(() => reach.ToldAsync("inspektorat-63"), told => told.Count > 0))[0];
        await Eventually.Be(() => Task.FromResult(reach.Reached(Office)), reached => reached.Count == 3);

        reach.Reached(Office).ShouldBe(["first", "second", "head"]);
        var notice = (await reach.ToldAsync(Office)).ShouldHaveSingleItem();
        var steps = await reach.StepsAsync(Office, notice.Id);
        steps.Select(step => (step.Number, step.Kind, step.OfficerId, step.OfficeId)).ShouldBe(
        [
            (1, ReachStepKind.Officer, first, ""), (2, ReachStepKind.Officer, second, ""), (3, ReachStepKind.Head, head, ""), (4, ReachStepKind.OfficeAbove, "", "inspektorat-63"),
        ]);
        steps.Zip(steps.Skip(1)).ShouldAllBe(pair => pair.Second.StepTime.ToDateTimeOffset() - pair.First.StepTime.ToDateTimeOffset() >= TimeSpan.FromSeconds(1));
        (above.Kind, above.TaskOfficeId, above.UnreadNotificationId, above.CaseId, above.CaseNumber, above.TaskId, above.DueTime).ShouldBe(
            (NotificationKind.UnreadBelow, Office, notice.Id, "", "", "", null));
        above.Text.ShouldStartWith("Belum dibaca oleh kantor di bawah: inspektorat-63.01: Tugas melewati batas waktu: Mengidentifikasi terlapor dan unit kerjanya. Waktu kejadian: 14 Oktober 2024");
        // There is an end: nobody is above the top.
        await Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.RootId == Guid.Parse(notice.Id))), count => count == 0);
    }

    [Fact]
    public async Task An_office_without_a_roster_is_reached_by_its_channels_and_its_notice_goes_up_all_the_same()
    {
        const string Office = "kesbangpol-63.02";
        var task = NotificationsFixture.Task(office: Office);
        await reach.Service.TellAsync(new TaskOverdue(task));

        (await Eventually.Be(() => reach.ToldAsync("kesbangpol-63"), told => told.Count > 0))[0].Kind.ShouldBe(NotificationKind.UnreadBelow);
        var client = new NotificationService.NotificationServiceClient(reach.Service.Channel);
        var ofCase = await client.ListNotificationsAsync(new ListNotificationsRequest { CaseId = task.CaseId.ToString() }, reach.Service.As("kesbangpol-63"));
        ofCase.Notifications.ShouldBeEmpty("nor does the filter tell the case");
        using var watch = client.WatchNotifications(new WatchNotificationsRequest { CaseId = task.CaseId.ToString() }, reach.Service.As("kesbangpol-63"));
        (await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        watch.ResponseStream.Current.EventCase.ShouldBe(WatchNotificationsResponse.EventOneofCase.SnapshotEnd);
        (await reach.StepsAsync(Office, (await reach.ToldAsync(Office))[0].Id)).ShouldHaveSingleItem().Kind.ShouldBe(ReachStepKind.OfficeAbove);
    }

    [Theory]
    [InlineData("kpu-63.02", "read")]
    [InlineData("kpu-63.03", "completed")]
    [InlineData("kpu-63.07", "returned")]
    public async Task It_stops_when_somebody_reads_or_the_task_ends(string office, string end)
    {
        var first = await reach.OfficerAsync(office, "first");
        await reach.RosterAsync(office, "", first, await reach.OfficerAsync(office, "second"));
        var task = NotificationsFixture.Task(office: office);
        await reach.Service.TellAsync(new TaskOverdue(task));
        var notice = (await reach.ToldAsync(office)).Single().Id;
        if (end == "read")
        {
            await new NotificationService.NotificationServiceClient(reach.Service.Channel).AcknowledgeNotificationAsync(
                new AcknowledgeNotificationRequest { RequestId = NotificationsFixture.NewId(), NotificationId = notice }, reach.Service.As(office));
        }
        else
        {
            await reach.Service.TellAsync(end == "completed" ? new TaskCompleted(task) : new TaskReturned(task));
        }

        await Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.NoticeId == Guid.Parse(notice))), count => count == 0);

        (await reach.StepsAsync(office, notice)).Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_completed_task_that_is_heard_of_before_it_was_overdue_reaches_nobody()
    {
        const string Office = "kpu-63.04";
        await reach.RosterAsync(Office, "", await reach.OfficerAsync(Office, "first"));
        var task = NotificationsFixture.Task(office: Office);
        await reach.Service.TellAsync(new TaskCompleted(task));
        await reach.Service.TellAsync(new TaskOverdue(task));
        var notice = (await reach.ToldAsync(Office)).Single(one => one.Kind == NotificationKind.TaskOverdue).Id;

        await Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.NoticeId == Guid.Parse(notice))), count => count == 0);

        (await reach.StepsAsync(Office, notice)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_dismissed_has_no_contact_or_keeps_out_of_the_case_is_passed_by()
    {
        const string Office = "kpu-63.05";
        var (gone, silent, kin, there) = (await reach.OfficerAsync(Office, "gone"), await reach.OfficerAsync(Office), await reach.OfficerAsync(Office, "kin"), await reach.OfficerAsync(Office, "there"));
        await reach.RosterAsync(Office, "", gone, silent, kin, there);
        await reach.DismissAsync(Office, gone);
        var task = NotificationsFixture.Task(office: Office);
        await reach.Service.TellAsync(NotificationsFixture.Recused(task.CaseId, Guid.Parse(kin)));
        await reach.Service.TellAsync(new TaskOverdue(task));
        var notice = (await reach.ToldAsync(Office)).Single().Id;

        await Eventually.Be(() => reach.StepsAsync(Office, notice), steps => steps.Any(step => step.Kind == ReachStepKind.OfficeAbove));
        await Eventually.Be(() => Task.FromResult(reach.Reached(Office)), reached => reached.Count > 0);

        reach.Reached(Office).ShouldBe(["there"]);
        (await reach.StepsAsync(Office, notice)).Select(step => step.OfficerId).ShouldBe([there, ""]);
        // The address of one who has left is not kept.
        await Eventually.Be(() => reach.Service.InDatabase(db => db.Channels.CountAsync(row => row.OfficerId == Guid.Parse(gone))), count => count == 0);
    }

    [Fact]
    public async Task An_office_above_that_keeps_out_of_the_case_is_passed_by()
    {
        const string Office = "bawaslu-63.06";
        var task = NotificationsFixture.Task(office: Office);
        await reach.Service.TellAsync(NotificationsFixture.Recused(task.CaseId, "bawaslu-63"));
        await reach.Service.TellAsync(new TaskOverdue(task));

        var above = await Eventually.Be(() => reach.ToldAsync("bawaslu-ri"), told => told.Any(one => one.TaskOfficeId == Office));

        above.First(one => one.TaskOfficeId == Office).Kind.ShouldBe(NotificationKind.UnreadBelow);
        (await reach.ToldAsync("bawaslu-63")).ShouldNotContain(one => one.TaskOfficeId == Office);
    }

    [Fact]
    public async Task An_office_on_the_way_that_comes_to_keep_out_is_passed_by_and_those_above_are_reached()
    {
        const string Office = "bawaslu-63.11";
        var task = NotificationsFixture.Task(office: Office);
        await reach.Service.TellAsync(new TaskOverdue(task));
        await Eventually.Be(() => reach.ToldAsync("bawaslu-63"), told => told.Any(one => one.TaskOfficeId == Office));
        await reach.Service.TellAsync(NotificationsFixture.Recused(task.CaseId, "bawaslu-63"));

        var above = await Eventually.Be(() => reach.ToldAsync("bawaslu-ri"), told => told.Any(one => one.Text.Contains(Office)));

        above.Single(one => one.Text.Contains(Office)).Kind.ShouldBe(NotificationKind.UnreadBelow);
    }

    [Fact]
    public async Task An_offer_of_a_case_that_lapsed_needs_no_answer_and_nobody_must_read_that()
    {
        const string Office = "bawaslu-63.07";
        await reach.RosterAsync(Office, "", await reach.OfficerAsync(Office, "first"));
        var file = NotificationsFixture.Case();
        var offered = new HandoverSnapshot(Guid.CreateVersion7(), "OFFERED", NotificationsFixture.Handler, Office, "Asia/Makassar");
        await reach.Service.TellAsync(new CaseHandedOver(file with { ChangedTime = file.ChangedTime.AddMinutes(1) }, offered with { State = "LAPSED" }));
        await reach.Service.TellAsync(new CaseHandedOver(file, offered));
        var told = await Eventually.Be(() => reach.ToldAsync(Office), notices => notices.Count == 2);
        var ids = told.Select(notice => Guid.Parse(notice.Id)).ToList();

        await Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => ids.Contains(row.NoticeId))), count => count == 0);

        told.Select(notice => notice.Kind).ShouldBe([NotificationKind.TransferOffered, NotificationKind.CaseHandover], ignoreOrder: true);
        (await reach.StepsAsync(Office, told.Single(notice => notice.Kind == NotificationKind.TransferOffered).Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_an_office_above_has_read_those_above_it_are_reached_no_more()
    {
        const string Office = "kpu-63.08";
        const string Top = "kpu-ri";
        await reach.Service.TellAsync(new TaskOverdue(NotificationsFixture.Task(office: Office)));
        var root = (await reach.ToldAsync(Office)).Single().Id;
        var below = (await AboutRootAsync("kpu-63"))[0].Id;
        var top = Guid.Parse((await AboutRootAsync(Top))[0].Id);
        await Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.RootId == Guid.Parse(root))), count => count == 0);
        await new NotificationService.NotificationServiceClient(reach.Service.Channel).AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest { RequestId = NotificationsFixture.NewId(), NotificationId = below }, reach.Service.As("kpu-63"));
        await reach.RosterAsync(Top, "", await reach.OfficerAsync(Top, "first"));

        // As it is when its ladder is not at its end yet.
        var told = await reach.Service.InDatabase(db => db.Notices.Where(notice => notice.Id == top).Select(notice => notice.EventTime).SingleAsync());
        await reach.Service.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO ladder (notice_id, root_id, office_id, last_time, next_time) VALUES ({top}, {Guid.Parse(root)}, {Top}, {told.ToDateTimeUtc()}, {told.ToDateTimeUtc()})"));
        await Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.NoticeId == top)), count => count == 0);

        (await reach.StepsAsync(Top, top.ToString())).ShouldBeEmpty();

        Task<IReadOnlyList<Notification>> AboutRootAsync(string office) => Eventually.Be(
            async () => (IReadOnlyList<Notification>)[.. (await reach.ToldAsync(office)).Where(one => one.UnreadNotificationId == root)], told => told.Count > 0);
    }

    [Fact]
    public async Task An_offer_that_lapsed_needs_no_answer()
    {
        const string Office = "setda-63.01";
        await reach.RosterAsync(Office, "", await reach.OfficerAsync(Office, "first"));
        var task = NotificationsFixture.Task();
        var referral = new ReferralSnapshot(Guid.CreateVersion7(), "HAND_OVER", "REVOKED", task.OfficeId, Office, "LAPSED");
        await reach.Service.TellAsync(new TaskReferred(task with { Version = 9 }, referral));
        await reach.Service.TellAsync(new TaskReferred(task, referral with { State = "IN_PROGRESS", Reason = "CAPACITY" }));
        var offer = (await Eventually.Be(() => reach.ToldAsync(Office), told => told.Any(one => one.Kind == NotificationKind.TaskOffered))).Single(one => one.Kind == NotificationKind.TaskOffered).Id;

        await GoneAsync(offer);

        (await reach.StepsAsync(Office, offer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_nobody_read_at_an_office_that_was_succeeded_goes_to_the_successor_and_goes_on_there()
    {
        const string Old = "dpmd-62.01";
        const string New = "dpmd-62.02";
        await reach.RosterAsync(Old, "", await reach.OfficerAsync(Old, "first"));
        await reach.RosterAsync(New, "", await reach.OfficerAsync(New, "second"));
        // Its officers are off until tomorrow: it waits.
        var (before, after) = (NotificationsFixture.Task(office: Old), NotificationsFixture.Task(office: Old));
        await reach.Service.InDatabase(db => db.Rosters.Where(row => row.OfficeId == Old).ExecuteDeleteAsync());
        await reach.Service.TellAsync(new TaskOverdue(before));
        var waiting = (await reach.ToldAsync(Old)).Single().Id;
        await reach.Service.InDatabase(db => db.Ladders.Where(row => row.NoticeId == Guid.Parse(waiting)).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextTime, Instant.FromUtc(2024, 10, 20, 0, 0))));

        await reach.Service.TellAsync(new OfficeSucceeded(Guid.CreateVersion7(), Given(9), Old, "Lama", New, "Asia/Makassar", "1/2024", 1, 0, 0));
        await reach.Service.TellAsync(new TaskOverdue(after));

        var told = await Eventually.Be(() => reach.ToldAsync(New), told => told.Count(one => one.Kind == NotificationKind.TaskOverdue) == 2);
        told.Where(one => one.Kind == NotificationKind.TaskOverdue).Select(one => (one.TaskId, one.TaskOfficeId)).ShouldBe(
            [(before.TaskId.ToString(), New), (after.TaskId.ToString(), New)], ignoreOrder: true);
        await Eventually.Be(() => Task.FromResult(reach.Reached(New)), reached => reached.Contains("second"));
        await GoneAsync(waiting);
        (await reach.StepsAsync(Old, waiting)).ShouldBeEmpty();
        reach.Reached(Old).ShouldBeEmpty();
    }

    [Fact]
    public async Task Above_an_office_stands_the_successor_of_the_one_that_was()
    {
        const string Office = "kesbangpol-62.01";
        await reach.Service.TellAsync(new OfficeSucceeded(Guid.CreateVersion7(), Given(9), "kesbangpol-62", "Lama", "kesbangpol-64", "Asia/Makassar", "1/2024", 1, 0, 0));
        await reach.Service.TellAsync(new TaskOverdue(NotificationsFixture.Task(office: Office)));

        (await Eventually.Be(() => reach.ToldAsync("kesbangpol-64"), told => told.Any(one => one.Kind == NotificationKind.UnreadBelow)))
            .First(one => one.Kind == NotificationKind.UnreadBelow).TaskOfficeId.ShouldBe(Office);
        (await reach.ToldAsync("kesbangpol-62")).ShouldBeEmpty();
    }

    private static DateTimeOffset Given(int hour) => new(2024, 10, 14, hour, 0, 0, TimeSpan.FromHours(8));

    private Task<int> GoneAsync(string notice) => Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.NoticeId == Guid.Parse(notice))), count => count == 0);

    [Fact]
    public async Task Nobody_of_an_office_that_has_ended_is_reached()
    {
        // Its last day was 24 August 2024.
        const string Office = "kasn";
        await reach.RosterAsync(Office, "", await reach.OfficerAsync(Office, "first"));
        await reach.Service.TellAsync(new TaskOverdue(NotificationsFixture.Task(office: Office)));
        var notice = (await reach.ToldAsync(Office)).Single().Id;

        await Eventually.Be(() => reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.NoticeId == Guid.Parse(notice))), count => count == 0);

        (await reach.StepsAsync(Office, notice)).ShouldBeEmpty();
        (await reach.ToldAsync("bkn")).ShouldContain(one => one.Kind == NotificationKind.TaskOverdue && one.TaskOfficeId == "bkn");
    }

    [Fact]
    public async Task Whose_address_no_key_opens_any_more_is_passed_by_and_shown_as_unreachable()
    {
        const string Office = "kpu-63.09";
        var (lost, there) = (await reach.OfficerAsync(Office, "lost"), await reach.OfficerAsync(Office, "there"));
        await reach.RosterAsync(Office, "", lost, there);
        // As after another Delivery:SecretKey: what was sealed for another is opened by no key of this one.
        await reach.Service.InDatabase(db => db.Channels.Where(row => row.OfficerId == Guid.Parse(lost))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Target, db.Channels.Single(row => row.OfficerId == Guid.Parse(there)).Target)));
        (await reach.Client.GetRosterAsync(new GetRosterRequest(), reach.As(Office))).UnreachableOfficerIds.ShouldBe([lost]);

        await reach.Service.TellAsync(new TaskOverdue(NotificationsFixture.Task(office: Office)));
        var notice = (await reach.ToldAsync(Office)).Single().Id;

        var steps = await Eventually.Be(() => reach.StepsAsync(Office, notice), steps => steps.Any(step => step.Kind == ReachStepKind.OfficeAbove));
        steps.Select(step => step.OfficerId).ShouldBe([there, ""]);
    }

    [Theory]
    [InlineData("kpu-63.10", true)]
    [InlineData("kpu-63.11", false)]
    public async Task While_nobody_is_on_duty_it_waits_for_the_next_shift_and_neither_head_nor_office_above_comes_before(string office, bool hasHead)
    {
        var settings = new RosterSettings
        {
            WeeklyShifts =
            {
                new WeeklyShift
                {
                    Weekdays = { Weekday.Monday }, Shift = new Shift { StartTimeOfDay = "22:00", EndTimeOfDay = "23:00", OfficerIds = { await reach.OfficerAsync(office, "late") } },
                },
            },
            HeadOfficerId = hasHead ? await reach.OfficerAsync(office, "head") : "",
        };
        await reach.Client.SetRosterAsync(new SetRosterRequest { RequestId = NotificationsFixture.NewId(), Settings = settings }, reach.As(office));
        await reach.Service.TellAsync(new TaskOverdue(NotificationsFixture.Task(office: office)));
        var notice = (await reach.ToldAsync(office)).Single().Id;

        var next = await Eventually.Be(
            () => reach.Service.InDatabase(db => db.Ladders.Where(row => row.NoticeId == Guid.Parse(notice)).Select(row => row.NextTime).SingleAsync()),
            time => time > Instant.FromUtc(2024, 10, 14, 3, 0));

        next.ShouldBe(Instant.FromUtc(2024, 10, 14, 14, 0));
        (await reach.StepsAsync(office, notice)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_quiet_hours_is_passed_by_and_nobody_is_sent_what_a_colleague_has_read()
    {
        const string Office = "bawaslu-63.08";
        var (quiet, there) = (await reach.OfficerAsync(Office), await reach.OfficerAsync(Office, "there"));
        var contact = ReachFixture.Contact(quiet, ReachFixture.Address(Office, "quiet"));
        contact.Settings.QuietHours = new QuietHours { StartTimeOfDay = "06:00", EndTimeOfDay = "18:00" };
        await reach.Client.SetContactAsync(contact, reach.As(Office));
        await reach.RosterAsync(Office, "", quiet, there);
        await reach.Service.TellAsync(new CaseHandedOver(NotificationsFixture.Case(), new HandoverSnapshot(Guid.CreateVersion7(), "ACCEPTED", Office, "bawaslu-62", "Asia/Makassar")));
        var notice = (await Eventually.Be(() => reach.ToldAsync(Office), told => told.Count > 0)).Single().Id;

        var steps = await Eventually.Be(() => reach.StepsAsync(Office, notice), steps => steps.Any(step => step.Kind == ReachStepKind.OfficeAbove));
        steps.Select(step => step.OfficerId).ShouldBe([there, ""]);

        await Eventually.Be(() => Task.FromResult(reach.Reached(Office)), reached => reached.Count > 0);
        await new NotificationService.NotificationServiceClient(reach.Service.Channel).AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest { RequestId = NotificationsFixture.NewId(), NotificationId = notice }, reach.Service.As(Office));
        await Eventually.Be(StateAsync, state => state == DeliveryState.Delivered);
        // As if the mail server had been away until now.
        await reach.Service.InDatabase(db => db.Deliveries.Where(row => row.OfficerId == Guid.Parse(there)).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Waiting)));
        (await Eventually.Be(StateAsync, state => state != DeliveryState.Waiting)).ShouldBe(DeliveryState.Dropped);

        Task<DeliveryState> StateAsync() => reach.Service.InDatabase(db => db.Deliveries.Where(row => row.OfficerId == Guid.Parse(there)).Select(row => row.State).SingleAsync());
    }

    [Fact]
    public async Task What_needs_no_reader_goes_nowhere()
    {
        var task = NotificationsFixture.Task(office: "kpu-63.06");
        await reach.Service.TellAsync(new TaskOpened(task));

        (await reach.Service.InDatabase(db => db.Ladders.CountAsync(row => row.OfficeId == "kpu-63.06"))).ShouldBe(0);
    }
}

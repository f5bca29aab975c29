using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class TaskNewsTests(NotificationsFixture notifications)
{
    [Fact]
    public async Task Each_fact_five_times_and_in_any_order_tells_each_office_once()
    {
        var task = NotificationsFixture.Task();
        object[] facts = [new TaskCancelled(task), new TaskCompleted(task), new TaskOverdue(task), new TaskReturned(task), new TaskOpened(task)];

        await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(_ => facts).Select(fact => notifications.Service.TellAsync(fact)));

        (await notifications.ToldAsync(NotificationsFixture.Personnel, task.CaseId)).Select(notice => notice.Kind).ShouldBe(
            [
                NotificationKind.TaskOpened, NotificationKind.TaskReturned, NotificationKind.TaskOverdue, NotificationKind.TaskCompleted, NotificationKind.TaskCancelled,
            ], ignoreOrder: true);
        (await notifications.ToldAsync(NotificationsFixture.Handler, task.CaseId)).Select(notice => notice.Kind).ShouldBe(
            [NotificationKind.TaskReturned, NotificationKind.TaskOverdue, NotificationKind.TaskCompleted, NotificationKind.TaskCancelled], ignoreOrder: true);
        (await notifications.Service.InDatabase(db => db.Notices.CountAsync(notice => notice.CaseId == task.CaseId))).ShouldBe(9);
    }

    [Fact]
    public async Task Every_move_of_a_deadline_and_every_time_that_a_task_becomes_overdue_is_told_once_to_both_offices()
    {
        var task = NotificationsFixture.Task(number: "005/Reg/2024");
        var decree = new TaskDeadlineMoved(task with { Version = 3, DueTime = task.DueTime.AddDays(1) }, task.DueTime, "SKB 12/2024");
        var pause = new TaskDeadlineMoved(task with { Version = 5, DueTime = task.DueTime.AddDays(2) }, decree.Task.DueTime, DecreeNumber: null, TaskDeadlineMoved.ByPause);
        var correction = new TaskDeadlineMoved(task with { Version = 6 }, pause.Task.DueTime, DecreeNumber: null, TaskDeadlineMoved.ByCorrection);
        object[] facts = [new TaskOverdue(task with { Version = 2 }), decree, new TaskOverdue(decree.Task with { Version = 4 }), pause, correction];

        await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => facts).Select(fact => notifications.Service.TellAsync(fact)));

        foreach (var office in new[] { NotificationsFixture.Personnel, NotificationsFixture.Handler })
        {
            var told = await notifications.ToldAsync(office, task.CaseId);
            told.Count(notice => notice.Kind == NotificationKind.TaskOverdue).ShouldBe(2);
            told.Where(notice => notice.Kind == NotificationKind.TaskDeadlineMoved).Select(notice => notice.Text).ShouldBe(
            [
                "Batas waktu tugas berubah: Mengidentifikasi terlapor dan unit kerjanya, karena keputusan nomor SKB 12/2024. Perkara: 005/Reg/2024. Batas waktu: 18 Oktober 2024 pukul 00.00 WITA.",
                "Batas waktu tugas berubah: Mengidentifikasi terlapor dan unit kerjanya, karena waktu penanganan sempat dihentikan. Perkara: 005/Reg/2024. Batas waktu: 19 Oktober 2024 pukul 00.00 WITA.",
                "Batas waktu tugas berubah: Mengidentifikasi terlapor dan unit kerjanya, karena isian yang keliru dikoreksi. Perkara: 005/Reg/2024. Batas waktu: 17 Oktober 2024 pukul 00.00 WITA.",
            ], ignoreOrder: true);
            told.ShouldContain(notice => notice.TextEn.StartsWith("Deadline of a task moved: Identify the reported person and the unit, because its clock stood still. Case: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_office_that_gets_a_task_back_is_told_again()
    {
        var task = NotificationsFixture.Task(number: "006/Reg/2024");
        var away = new TaskMoved(task with { Version = 2, OfficeId = "bkpsdm-63.01" }, NotificationsFixture.Personnel);
        var back = new TaskMoved(task with { Version = 3 }, "bkpsdm-63.01");

        foreach (var fact in new object[] { new TaskOpened(task), away, back, back })
        {
            await notifications.Service.TellAsync(fact);
        }

        (await notifications.ToldAsync(NotificationsFixture.Personnel, task.CaseId)).Count(notice => notice.Kind == NotificationKind.TaskOpened).ShouldBe(2);
        (await notifications.ToldAsync("bkpsdm-63.01", task.CaseId)).Count(notice => notice.Kind == NotificationKind.TaskOpened).ShouldBe(1);
    }

    [Fact]
    public async Task A_fact_with_a_zone_that_nobody_knows_is_set_aside_and_what_is_behind_it_flows()
    {
        var (odd, good) = (NotificationsFixture.Task() with { TimeZone = "Asia/Nowhere" }, NotificationsFixture.Task());
        var message = Guid.CreateVersion7();

        await Task.WhenAll(notifications.Service.TellAsync(new TaskOpened(odd), message), notifications.Service.TellAsync(new TaskOpened(good)));

        (await notifications.ToldAsync(NotificationsFixture.Personnel, good.CaseId)).ShouldHaveSingleItem();
        (await notifications.ToldAsync(NotificationsFixture.Personnel, odd.CaseId)).ShouldBeEmpty();
        (await notifications.Service.InDatabase(db => db.Parked.CountAsync(row => row.MessageId == message))).ShouldBe(1);
    }
}

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

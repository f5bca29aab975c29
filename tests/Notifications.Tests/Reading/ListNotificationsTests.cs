using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Reading;

public sealed class ListNotificationsTests(NotificationsFixture notifications)
{
    [Fact]
    public async Task A_notice_carries_the_task_the_case_and_the_deadline()
    {
        var task = NotificationsFixture.Task(number: "005/Reg/LP/PB/Kab/22.02/X/2024");
        await notifications.Service.TellAsync(new TaskReturned(task));

        var notice = (await notifications.ToldAsync(NotificationsFixture.Handler, task.CaseId)).ShouldHaveSingleItem();

        (notice.OfficeId, notice.TaskOfficeId, notice.Kind).ShouldBe((NotificationsFixture.Handler, NotificationsFixture.Personnel, NotificationKind.TaskReturned));
        (notice.TaskId, notice.CaseId, notice.CaseNumber).ShouldBe((task.TaskId.ToString(), task.CaseId.ToString(), "005/Reg/LP/PB/Kab/22.02/X/2024"));
        (notice.Etag, notice.TimeZone).ShouldBe(("1", "Asia/Makassar"));
        (notice.DueTime.ToDateTimeOffset(), notice.EventTime.ToDateTimeOffset()).ShouldBe((task.DueTime, task.EventTime));
        notice.AcknowledgeTime.ShouldBeNull();
        notice.Text.ShouldStartWith("Tugas dikembalikan: Mengidentifikasi terlapor");
    }

    [Fact]
    public async Task An_office_sees_its_own_notices_only()
    {
        var task = NotificationsFixture.Task();
        await notifications.Service.TellAsync(new TaskOpened(task));

        (await notifications.ToldAsync(NotificationsFixture.Personnel, task.CaseId)).Count.ShouldBe(1);
        foreach (var other in new[] { NotificationsFixture.Handler, "bkpsdm-63", "bawaslu-63", "bkpsdm-63.01" })
        {
            (await notifications.ToldAsync(other, task.CaseId)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Pages_hold_every_notice_once_newest_first()
    {
        var caseId = Guid.CreateVersion7();
        var tasks = Enumerable.Range(0, 7).Select(_ => NotificationsFixture.Task(caseId)).ToList();
        foreach (var task in tasks)
        {
            await notifications.Service.TellAsync(new TaskOpened(task));
        }

        var request = new ListNotificationsRequest { CaseId = caseId.ToString(), PageSize = 3 };
        var pages = new List<List<Notification>>();
        do
        {
            var page = await notifications.Client.ListNotificationsAsync(request, notifications.As(NotificationsFixture.Personnel));
            pages.Add([.. page.Notifications]);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        pages.Select(page => page.Count).ShouldBe([3, 3, 1]);
        pages.SelectMany(page => page).Select(notice => notice.TaskId).ShouldBe(tasks.Select(task => task.TaskId.ToString()).Reverse());
    }

    [Fact]
    public async Task All_bad_fields_come_back_at_once()
    {
        var error = await Errors.Refused(notifications.Client.ListNotificationsAsync(
            new ListNotificationsRequest { PageSize = -1, PageToken = "x", CaseId = "x" }, notifications.As(NotificationsFixture.Handler)));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.BadFields().ShouldBe(["page_size", "page_token", "case_id"], ignoreOrder: true);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told() =>
        (await Errors.Refused(notifications.Client.ListNotificationsAsync(new ListNotificationsRequest()))).Reason().ShouldBe("NOT_AUTHENTICATED");
}

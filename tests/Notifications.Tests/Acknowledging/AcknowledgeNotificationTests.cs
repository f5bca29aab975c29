using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Acknowledging;

public sealed class AcknowledgeNotificationTests(NotificationsFixture notifications)
{
    [Fact]
    public async Task The_first_time_counts_and_again_changes_nothing()
    {
        var notice = await TellAsync();

        var first = await Acknowledge(notice, NotificationsFixture.NewId());
        var again = await Acknowledge(notice, NotificationsFixture.NewId());

        first.AcknowledgeTime.ToDateTimeOffset().ShouldBeInRange(new(2024, 10, 14, 1, 0, 0, TimeSpan.Zero), new(2024, 10, 14, 2, 0, 0, TimeSpan.Zero));
        first.Etag.ShouldBe("2");
        again.ShouldBe(first);
    }

    [Fact]
    public async Task What_is_confirmed_leaves_the_list_of_what_is_not()
    {
        var notice = await TellAsync();
        (await Unconfirmed()).ShouldBe(1);

        await Acknowledge(notice, NotificationsFixture.NewId());

        (await Unconfirmed()).ShouldBe(0);
        (await notifications.ToldAsync(NotificationsFixture.Personnel, Guid.Parse(notice.CaseId))).Count.ShouldBe(1);

        async Task<int> Unconfirmed() => (await notifications.Client.ListNotificationsAsync(
            new ListNotificationsRequest { CaseId = notice.CaseId, UnacknowledgedOnly = true }, notifications.As(NotificationsFixture.Personnel))).Notifications.Count;
    }

    [Fact]
    public async Task A_notice_of_another_office_does_not_exist()
    {
        var notice = await TellAsync();

        foreach (var id in new[] { notice.Id, NotificationsFixture.NewId() })
        {
            var error = await Errors.Refused(notifications.Client.AcknowledgeNotificationAsync(
                new AcknowledgeNotificationRequest { RequestId = NotificationsFixture.NewId(), NotificationId = id }, notifications.As(NotificationsFixture.Handler)));
            error.StatusCode.ShouldBe(StatusCode.NotFound);
            error.Reason().ShouldBe("NOT_FOUND");
        }
    }

    [Fact]
    public async Task A_repeated_request_answers_alike_and_one_with_another_body_is_refused()
    {
        var (notice, other) = (await TellAsync(), await TellAsync());
        var id = NotificationsFixture.NewId();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Acknowledge(notice, id)));

        answers.Distinct().ShouldHaveSingleItem();
        (await Errors.Refused(Call(other, id))).Reason().ShouldBe("REQUEST_ID_REUSED");
    }

    [Fact]
    public async Task A_stale_etag_is_refused()
    {
        var notice = await TellAsync();
        await Acknowledge(notice, NotificationsFixture.NewId());

        var error = await Errors.Refused(Call(notice, NotificationsFixture.NewId(), notice.Etag));

        error.StatusCode.ShouldBe(StatusCode.Aborted);
        error.Reason().ShouldBe("ETAG_MISMATCH");
    }

    [Fact]
    public async Task All_bad_fields_come_back_at_once() =>
        (await Errors.Refused(notifications.Client.AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest(), notifications.As(NotificationsFixture.Handler)))).BadFields().ShouldBe(["request_id", "notification_id"]);

    private async Task<Notification> TellAsync()
    {
        var task = NotificationsFixture.Task();
        await notifications.Service.TellAsync(new TaskOpened(task));
        return (await notifications.ToldAsync(NotificationsFixture.Personnel, task.CaseId)).Single();
    }

    private async Task<Notification> Acknowledge(Notification notice, string requestId) => (await Call(notice, requestId)).Notification;

    private AsyncUnaryCall<AcknowledgeNotificationResponse> Call(Notification notice, string requestId, string etag = "") =>
        notifications.Client.AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest { RequestId = requestId, NotificationId = notice.Id, Etag = etag }, notifications.As(NotificationsFixture.Personnel));
}

using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Mandates;

/// <summary>One office reads and confirms the notices of another.</summary>
public sealed class OnBehalfTests(NotificationsFixture notifications)
{
    private const string Office = NotificationsFixture.Personnel;

    [Fact]
    public async Task A_notice_confirmed_for_an_office_names_both()
    {
        var behalf = await ForOfficeAsync("setda-64.02");
        var caseId = Guid.CreateVersion7();
        await notifications.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(caseId)));
        var notice = (await ListAsync(behalf, caseId)).ShouldHaveSingleItem();

        await notifications.Client.AcknowledgeNotificationAsync(new AcknowledgeNotificationRequest { RequestId = NotificationsFixture.NewId(), NotificationId = notice.Id }, behalf);

        var after = (await notifications.ToldAsync(Office, caseId)).ShouldHaveSingleItem();
        (after.OfficeId, after.RecordedByOfficeId).ShouldBe((Office, "setda-64.02"));
        after.AcknowledgeTime.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_a_case_that_it_keeps_out_of_a_recorder_sees_no_notice_in_whatever_order_it_is_heard()
    {
        const string Recorder = "setda-63.72";
        var behalf = await ForOfficeAsync(Recorder);
        var (early, first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        using var stream = notifications.Client.WatchNotifications(new WatchNotificationsRequest(), behalf);
        await stream.ReadUntilAsync(message => message.Bookmark is not null);

        await notifications.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(early) with { RecusedOfficeIds = [Recorder] }));
        await notifications.Service.TellAsync(NotificationsFixture.Recused(first, Recorder));
        await notifications.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(first)));
        await notifications.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(second)));
        var seen = await stream.ReadUntilAsync(message => message.Notification?.CaseId == second.ToString());
        await notifications.Service.TellAsync(NotificationsFixture.Recused(second, Recorder));
        await notifications.Service.TellAsync(NotificationsFixture.Recused(second, Recorder));

        seen.ShouldNotContain(message => message.Notification != null && (message.Notification.CaseId == early.ToString() || message.Notification.CaseId == first.ToString()));
        foreach (var caseId in new[] { early, first, second })
        {
            (await ListAsync(behalf, caseId)).ShouldBeEmpty();
            var notice = (await notifications.ToldAsync(Office, caseId)).ShouldHaveSingleItem();
            var error = await Errors.Refused(notifications.Client.AcknowledgeNotificationAsync(
                new AcknowledgeNotificationRequest { RequestId = NotificationsFixture.NewId(), NotificationId = notice.Id }, behalf));
            error.StatusCode.ShouldBe(StatusCode.NotFound);
        }
    }

    private async Task<Metadata> ForOfficeAsync(string recorder)
    {
        await notifications.Service.TellAsync(OnBehalf.Fact(Office, recorder));
        return notifications.As(recorder).For(Office);
    }

    private async Task<IReadOnlyList<Notification>> ListAsync(Metadata headers, Guid caseId) =>
        (await notifications.Client.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId.ToString(), PageSize = 1000 }, headers)).Notifications;
}

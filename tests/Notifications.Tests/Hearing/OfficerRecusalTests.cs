using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Hearing;

/// <summary>An officer who keeps out of a case hears nothing of it; the others of the office do.</summary>
public sealed class OfficerRecusalTests(NotificationsFixture notifications)
{
    private const string Office = NotificationsFixture.Personnel;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_notices_of_the_case_are_hidden_from_the_officer_in_whatever_order_the_facts_come(bool recusedFirst)
    {
        var (kin, other, caseId) = (await AppointAsync(), await AppointAsync(), Guid.CreateVersion7());
        var facts = new object[] { new TaskOpened(NotificationsFixture.Task(caseId)), NotificationsFixture.Recused(caseId, kin) };
        foreach (var fact in recusedFirst ? facts.Reverse() : facts)
        {
            await notifications.Service.TellAsync(fact);
        }

        var notice = (await notifications.ToldAsync(Office, caseId)).ShouldHaveSingleItem();

        (await ListAsync(caseId, other)).ShouldBe([notice.Id]);
        (await ListAsync(caseId, kin)).ShouldBeEmpty();
        (await AcknowledgeAsync(notice.Id, kin)).ShouldBe(await AcknowledgeAsync(NotificationsFixture.NewId(), kin));
        using var stream = notifications.Client.WatchNotifications(new WatchNotificationsRequest { CaseId = caseId.ToString() }, As(kin));
        (await stream.ReadUntilAsync(message => message.Bookmark is not null)).ShouldNotContain(message => message.Notification != null);
    }

    [Fact]
    public async Task An_open_stream_gets_the_removal_and_nothing_of_the_case_after_it()
    {
        var (kin, other, caseId) = (await AppointAsync(), await AppointAsync(), Guid.CreateVersion7());
        await notifications.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(caseId)));
        var notice = (await notifications.ToldAsync(Office, caseId)).ShouldHaveSingleItem().Id;
        using var lost = notifications.Client.WatchNotifications(new WatchNotificationsRequest(), As(kin));
        using var kept = notifications.Client.WatchNotifications(new WatchNotificationsRequest(), As(other));
        (await lost.ReadUntilAsync(message => message.Bookmark is not null)).ShouldContain(message => message.Notification != null && message.Notification.Id == notice);
        var token = (await kept.ReadUntilAsync(message => message.Bookmark is not null))[^1].ResumeToken;

        await notifications.Service.TellAsync(NotificationsFixture.Recused(caseId, kin));
        (await AcknowledgeAsync(notice, other)).ShouldBe("");
        await notifications.Service.TellAsync(new TaskCompleted(NotificationsFixture.Task(caseId)));
        var next = Guid.CreateVersion7();
        await notifications.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(next)));

        using var resumed = notifications.Client.WatchNotifications(new WatchNotificationsRequest { ResumeToken = token }, As(kin));
        foreach (var stream in new[] { lost, resumed })
        {
            var read = await stream.ReadUntilAsync(message => message.Notification?.CaseId == next.ToString());
            read.Where(message => message.RemovedNotificationId.Length > 0 || message.Notification?.CaseId == caseId.ToString()).ShouldHaveSingleItem().RemovedNotificationId.ShouldBe(notice);
        }

        // The others are told neither of the removal nor of anything twice.
        List<string> ours = [caseId.ToString(), next.ToString()];
        (await kept.ReadUntilAsync(message => message.Notification?.CaseId == next.ToString()))
            .Where(message => message.RemovedNotificationId.Length > 0 || ours.Contains(message.Notification?.CaseId ?? ""))
            .Select(message => message.Notification?.CaseId).ShouldBe([caseId.ToString(), caseId.ToString(), next.ToString()]);
    }

    private Metadata As(Guid officer) => notifications.Service.AsOfficer(Office, officer.ToString());

    private async Task<Guid> AppointAsync()
    {
        var officer = Guid.CreateVersion7();
        await notifications.Service.TellAsync(new OfficerChanged(officer, 1, Office, ["examiner"], DateTimeOffset.UnixEpoch, null));
        return officer;
    }

    private async Task<List<string>> ListAsync(Guid caseId, Guid officer) =>
        [.. (await notifications.Client.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId.ToString() }, As(officer))).Notifications.Select(notice => notice.Id)];

    private async Task<string> AcknowledgeAsync(string notice, Guid officer)
    {
        try
        {
            await notifications.Client.AcknowledgeNotificationAsync(new AcknowledgeNotificationRequest { RequestId = NotificationsFixture.NewId(), NotificationId = notice }, As(officer));
            return "";
        }
        catch (RpcException e)
        {
            return $"{e.Reason()} {e.Status.Detail}";
        }
    }
}

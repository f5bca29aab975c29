using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class AuditNewsTests(NotificationsFixture notifications)
{
    [Fact]
    public async Task The_handling_office_is_told_once_for_its_head_that_a_case_was_opened_closed_and_that_its_time_is_over_and_the_auditing_office_is_not()
    {
        var audit = new AuditSnapshot(
            Guid.CreateVersion7(), Guid.CreateVersion7(), "005/Reg/2024", "bkn-kanreg-08", NotificationsFixture.Handler,
            new DateTimeOffset(2024, 10, 14, 9, 0, 0, TimeSpan.FromHours(8)), new DateTimeOffset(2024, 10, 15, 9, 0, 0, TimeSpan.FromHours(8)), "Asia/Makassar");
        foreach (object fact in new object[] { new AuditClosed(audit), new AuditOpened(audit), new AuditOpened(audit), new AuditExpired(audit), new AuditExpired(audit) })
        {
            await notifications.Service.TellAsync(fact);
        }

        var told = await Eventually.Be(() => notifications.ToldAsync(NotificationsFixture.Handler, audit.CaseId), notices => notices.Count >= 3);

        told.Select(notice => (notice.Kind, notice.AuditId, notice.TaskOfficeId, notice.TaskId, notice.RevealId)).ShouldBe(
            [(NotificationKind.AuditOpened, audit.AuditId.ToString(), "bkn-kanreg-08", "", ""), (NotificationKind.AuditClosed, audit.AuditId.ToString(), "bkn-kanreg-08", "", ""),
                (NotificationKind.AuditExpired, audit.AuditId.ToString(), "bkn-kanreg-08", "", "")],
            ignoreOrder: true);
        var (opened, closed) = (told.Single(notice => notice.Kind == NotificationKind.AuditOpened), told.Single(notice => notice.Kind == NotificationKind.AuditClosed));
        opened.Text.ShouldBe("Untuk pimpinan: perkara dibuka untuk audit: bkn-kanreg-08. Perkara: 005/Reg/2024. Batas waktu: 15 Oktober 2024 pukul 09.00 WITA.");
        opened.TextEn.ShouldStartWith("For the head: the case was opened for audit: bkn-kanreg-08. Case: 005/Reg/2024. Until: ");
        opened.DueTime.ToDateTimeOffset().ShouldBe(audit.ExpireTime);
        closed.DueTime.ShouldBeNull();
        closed.Text.ShouldContain("Waktu kejadian: 14 Oktober 2024");
        var expired = told.Single(notice => notice.Kind == NotificationKind.AuditExpired);
        expired.DueTime.ShouldBeNull();
        expired.Text.ShouldBe("Untuk pimpinan: audit berakhir karena waktunya habis: bkn-kanreg-08. Perkara: 005/Reg/2024. Waktu kejadian: 14 Oktober 2024 pukul 09.00 WITA.");
        expired.TextEn.ShouldStartWith("For the head: an audit ended by its time: bkn-kanreg-08. Case: 005/Reg/2024. Happened: ");
        (await notifications.ToldAsync("bkn-kanreg-08", audit.CaseId)).ShouldBeEmpty();
    }
}

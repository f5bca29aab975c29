using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class RevealNewsTests(NotificationsFixture notifications)
{
    [Fact]
    public async Task The_handling_office_is_told_once_of_every_step_for_its_custodian_and_nobody_else_is()
    {
        var caseId = Guid.CreateVersion7();
        var reveal = Reveal(caseId, NotificationsFixture.Handler);
        var refused = Reveal(caseId, "kpu-63.01");
        foreach (object fact in new object[] { new RevealAsked(reveal), new RevealApproved(reveal), new ReporterRevealed(reveal), new RevealRefused(refused), new RevealAsked(reveal) })
        {
            await notifications.Service.TellAsync(fact);
        }

        var told = await Eventually.Be(() => notifications.ToldAsync(NotificationsFixture.Handler, caseId), notices => notices.Count >= 4);

        told.Select(notice => (notice.Kind, notice.RevealId, notice.TaskOfficeId)).ShouldBe(
            [(NotificationKind.RevealAsked, reveal.RevealId.ToString(), "bawaslu-63.01"), (NotificationKind.RevealApproved, reveal.RevealId.ToString(), "bawaslu-63.01"),
                (NotificationKind.ReporterRevealed, reveal.RevealId.ToString(), "bawaslu-63.01"), (NotificationKind.RevealRefused, refused.RevealId.ToString(), "kpu-63.01")],
            ignoreOrder: true);
        told.ShouldAllBe(notice => notice.TaskId == "" && notice.Text.StartsWith("Untuk penjaga identitas pelapor: ") && notice.TextEn.StartsWith("For the custodian: "));
        told.Where(notice => notice.DueTime is null).ShouldHaveSingleItem().Kind.ShouldBe(NotificationKind.RevealRefused);
        (await notifications.ToldAsync("kpu-63.01", caseId)).ShouldBeEmpty();
    }

    private static RevealSnapshot Reveal(Guid caseId, string actingOffice) => new(
        Guid.CreateVersion7(), caseId, null, actingOffice, NotificationsFixture.Handler, new DateTimeOffset(2024, 10, 14, 9, 0, 0, TimeSpan.FromHours(8)),
        new DateTimeOffset(2024, 10, 15, 9, 0, 0, TimeSpan.FromHours(8)), "Asia/Makassar");
}

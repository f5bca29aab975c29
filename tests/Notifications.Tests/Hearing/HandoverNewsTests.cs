using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class HandoverNewsTests(NotificationsFixture notifications)
{
    private const string Other = "bawaslu-62.71";

    [Fact]
    public async Task An_offer_is_told_to_the_office_that_must_answer_it_and_the_answer_to_both_each_once()
    {
        var file = NotificationsFixture.Case();
        var handover = new HandoverSnapshot(Guid.CreateVersion7(), "OFFERED", NotificationsFixture.Handler, Other, "Asia/Makassar");
        var accepted = new CaseHandedOver(file with { Version = 3, HandlingOfficeId = Other }, handover with { State = "ACCEPTED", TimeZone = "Asia/Pontianak" });
        foreach (object fact in new object[] { accepted, new CaseHandedOver(file, handover), accepted })
        {
            await notifications.Service.TellAsync(fact);
        }

        var told = await Eventually.Be(() => notifications.ToldAsync(Other, file.CaseId), notices => notices.Count >= 2);
        told.Select(notice => notice.Kind).ShouldBe([NotificationKind.TransferOffered, NotificationKind.CaseHandover], ignoreOrder: true);
        var offer = told.Single(notice => notice.Kind == NotificationKind.TransferOffered);
        offer.Text.ShouldBe(
            "Perkara dilimpahkan kepada kantor ini: dari bawaslu-63.01 kepada bawaslu-62.71, menunggu jawaban. Perkara: 005/Reg/2024. Waktu kejadian: 14 Oktober 2024 pukul 09.00 WITA.");
        (offer.TaskId, offer.TaskOfficeId, offer.DueTime).ShouldBe(("", NotificationsFixture.Handler, null));
        (await notifications.ToldAsync(NotificationsFixture.Handler, file.CaseId)).ShouldHaveSingleItem().TextEn
            .ShouldBe("Handover of a case: from bawaslu-63.01 to bawaslu-62.71, accepted. Case: 005/Reg/2024. Happened: 14 October 2024, 08:00 WIB.");
    }

    [Theory]
    [InlineData("ACCEPTED", NotificationsFixture.Handler)]
    [InlineData("DECLINED", NotificationsFixture.Handler)]
    [InlineData("TAKEN_OVER", NotificationsFixture.Handler)]
    [InlineData("RECALLED", Other)]
    public async Task Only_the_office_that_did_not_act_must_read_it(string state, string reader)
    {
        var file = NotificationsFixture.Case();
        await notifications.Service.TellAsync(new CaseHandedOver(file, new HandoverSnapshot(Guid.CreateVersion7(), state, NotificationsFixture.Handler, Other, "Asia/Makassar")));
        await Eventually.Be(() => notifications.ToldAsync(Other, file.CaseId), notices => notices.Count > 0);

        var readers = await notifications.Service.InDatabase(
            db => db.Ladders.Where(row => db.Notices.Any(notice => notice.Id == row.NoticeId && notice.CaseId == file.CaseId)).Select(row => row.OfficeId).ToListAsync());

        readers.ShouldBe([reader]);
    }
}

using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class ReferralNewsTests(NotificationsFixture notifications)
{
    private const string Holder = "bkpsdm-63.72";
    private const string Other = "bkpsdm-63.01";

    [Theory]
    [InlineData("CAPACITY", Other, new[] { Holder })]
    [InlineData("LAPSED", Holder, new[] { Holder, Other })]
    public async Task Of_a_referral_that_ended_the_office_is_told_that_did_not_end_it_and_of_one_that_lapsed_both(string reason, string actor, string[] told)
    {
        var due = new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8));
        var task = new TaskSnapshot(
            Guid.CreateVersion7(), 4, due.AddDays(-2), actor, Guid.CreateVersion7(), null, null, "identify-person", "Mengidentifikasi", "Identify", Holder,
            NotificationsFixture.Handler, due, "Asia/Makassar", null, null, null);
        await notifications.Service.TellAsync(new TaskReferred(task, new ReferralSnapshot(Guid.CreateVersion7(), "ASK", "REVOKED", Holder, Other, reason)));

        foreach (var office in told)
        {
            await Eventually.Be(() => notifications.ToldAsync(office, task.CaseId), notices => notices.Any(notice => notice.Kind == NotificationKind.ReferralEnded));
        }

        foreach (var office in new[] { Holder, Other }.Except(told))
        {
            (await notifications.ToldAsync(office, task.CaseId)).ShouldBeEmpty();
        }
    }
}

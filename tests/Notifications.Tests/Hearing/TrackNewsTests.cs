using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class TrackNewsTests(NotificationsFixture notifications)
{
    private const string Receiver = "bkn-kanreg-08";

    [Fact]
    public async Task Whoever_did_not_take_the_step_is_told_once_of_the_track_and_of_no_task()
    {
        var at = new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.Zero);
        var track = new TrackSnapshot(
            Guid.CreateVersion7(), 2, at, Guid.CreateVersion7(), "005/Reg/2024", Guid.CreateVersion7(), "personnel", "Penanganan kepegawaian", "Personnel track", "CLOSED", null,
            Ended: true, Returned: false, at.AddDays(-9), Receiver, NotificationsFixture.Handler, "Asia/Makassar", []);
        var step = new TrackStepSnapshot(Guid.CreateVersion7(), "close", "Penutupan", "Close", Receiver, null, "9/X/2024", null);

        for (var times = 0; times < 2; times++)
        {
            await notifications.Service.TellAsync(new TrackAdvanced(track, step));
            await notifications.Service.TellAsync(new CaseFollowedUp(track, step.StepId));
        }

        var told = await Eventually.Be(() => notifications.ToldAsync(NotificationsFixture.Handler, track.CaseId), notices => notices.Count >= 2);
        told.Select(notice => notice.Kind).Order().ShouldBe([NotificationKind.TrackAdvanced, NotificationKind.FollowUpConcluded]);
        told.ShouldAllBe(notice => notice.TaskId == "" && notice.DueTime == null && notice.CaseNumber == track.CaseNumber && notice.TaskOfficeId == Receiver);
        (await notifications.ToldAsync(Receiver, track.CaseId)).ShouldBeEmpty();
    }
}

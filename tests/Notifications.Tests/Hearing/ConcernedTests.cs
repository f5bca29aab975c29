using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Hearing;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class ConcernedTests
{
    [Theory]
    [InlineData(NotificationKind.TaskOpened, "bkpsdm-63.72")]
    [InlineData(NotificationKind.TaskReturned, "bkpsdm-63.72 bawaslu-63.01")]
    [InlineData(NotificationKind.TaskOverdue, "bkpsdm-63.72 bawaslu-63.01")]
    [InlineData(NotificationKind.TaskDeadlineMoved, "bkpsdm-63.72 bawaslu-63.01")]
    [InlineData(NotificationKind.TaskCompleted, "bkpsdm-63.72 bawaslu-63.01")]
    [InlineData(NotificationKind.TaskCancelled, "bkpsdm-63.72 bawaslu-63.01")]
    public void The_holder_is_told_and_of_all_but_the_opening_the_handling_office_too(NotificationKind kind, string offices) =>
        Concerned.Offices(kind, NotificationsFixture.Task()).ShouldBe(offices.Split(' '), ignoreOrder: true);

    [Theory]
    [InlineData(NotificationKind.TaskOpened)]
    [InlineData(NotificationKind.TaskReturned)]
    [InlineData(NotificationKind.TaskOverdue)]
    [InlineData(NotificationKind.TaskDeadlineMoved)]
    [InlineData(NotificationKind.TaskCompleted)]
    [InlineData(NotificationKind.TaskCancelled)]
    public void An_office_that_is_both_is_told_once(NotificationKind kind) =>
        Concerned.Offices(kind, NotificationsFixture.Task(office: NotificationsFixture.Handler)).ShouldBe([NotificationsFixture.Handler]);
}

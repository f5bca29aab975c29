using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Reaching;
using NodaTime;

namespace Netralitas.Notifications.Tests.Reaching;

public sealed class MustReadTests
{
    private static readonly Guid About = Guid.CreateVersion7();

    [Theory]
    [InlineData(NotificationKind.TaskOverdue, NotificationKind.TaskReturned)]
    [InlineData(NotificationKind.TaskEscalated, NotificationKind.TaskCompleted)]
    [InlineData(NotificationKind.TaskEscalated, NotificationKind.TaskDeadlineMoved)]
    [InlineData(NotificationKind.TaskEscalatedToHead, NotificationKind.TaskCancelled)]
    [InlineData(NotificationKind.TaskEscalatedToHead, NotificationKind.TaskOpened)]
    [InlineData(NotificationKind.TaskOffered, NotificationKind.ReferralAnswered)]
    [InlineData(NotificationKind.TaskOffered, NotificationKind.ReferralEnded)]
    [InlineData(NotificationKind.TransferOffered, NotificationKind.CaseHandover)]
    public void It_is_read_by_somebody_until_what_it_is_about_is_over(NotificationKind kind, NotificationKind end)
    {
        MustRead.Has(kind).ShouldBeTrue();
        MustRead.IsOver(Told(kind, 3), [Told(kind, 3), Told(NotificationKind.TaskReminded, 2)]).ShouldBeFalse();
        MustRead.IsOver(Told(kind, 3), [Told(kind, 3), Told(end, 4)]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(NotificationKind.TaskDeadlineMoved)]
    [InlineData(NotificationKind.TaskOpened)]
    public void What_happened_to_a_task_before_ends_nothing(NotificationKind before) =>
        MustRead.IsOver(Told(NotificationKind.TaskEscalated, 3), [Told(before, 2)]).ShouldBeFalse();

    private static Notice Told(NotificationKind kind, long version) => new()
    {
        Id = Guid.CreateVersion7(), Version = 1, TaskId = About, Kind = kind, TaskVersion = version, OfficeId = "x", TaskOfficeId = "x", CaseId = About, Title = "x", TitleEn = "x",
        DueTime = default, TimeZone = "Asia/Makassar", EventTime = default(Instant),
    };
}

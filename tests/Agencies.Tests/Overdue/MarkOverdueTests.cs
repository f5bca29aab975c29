using Netralitas.Agencies.Overdue;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Agencies.Tests.Overdue;

public sealed class MarkOverdueTests
{
    private static readonly Instant Due = Instant.FromUtc(2024, 10, 16, 16, 0);

    [Fact]
    public void Until_the_last_tick_before_the_due_instant_a_task_is_in_time() =>
        MarkOverdue.Of(Given.TaskOf(Given.Case(), "identify-person"), Due - Duration.FromTicks(1)).ShouldBeNull();

    [Fact]
    public void At_the_due_instant_it_is_late()
    {
        var task = Given.TaskOf(Given.Case(), "identify-person");

        var marked = MarkOverdue.Of(task, Due).ShouldNotBeNull();

        marked.OverdueTime.ShouldBe(Due);
        marked.Version.ShouldBe(2);
        marked.State.ShouldBe(TaskState.Open);
        MarkOverdue.Of(marked, Due + Duration.FromDays(1)).ShouldBeNull();
    }

    [Theory]
    [InlineData(TaskState.Done)]
    [InlineData(TaskState.Returned)]
    [InlineData(TaskState.Cancelled)]
    public void What_has_ended_is_never_late(TaskState state) =>
        MarkOverdue.Of(Given.TaskOf(Given.Case(), "identify-person") with { State = state }, Due).ShouldBeNull();

    [Fact]
    public void Each_mark_is_announced_with_the_number_of_the_case()
    {
        var file = Given.Case();
        var tasks = Given.FirstHeard(file).Opened;

        var changes = MarkOverdue.Of(tasks, new Dictionary<Guid, string?> { [file.CaseId] = Given.NumberText }, Due);

        changes.Changed.Select(task => task.Step).ShouldBe(["initial-study", "identify-person", "check-candidacy"], ignoreOrder: true);
        changes.Facts.Select(fact => fact.Task.TaskId).ShouldBe(changes.Changed.Select(task => task.Id));
        changes.Facts.ShouldAllBe(fact => fact is TaskOverdue && fact.Task.CaseNumber == Given.NumberText && fact.Task.EventTime == Due.ToDateTimeOffset());
    }
}

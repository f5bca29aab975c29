using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Agencies.Overdue;

/// <summary>Marks a task whose time is over. What is done before the due instant is in time; at the instant it is late. A clock that stands still runs out of nothing.</summary>
public static class MarkOverdue
{
    /// <summary>The task marked, once for each due instant; nothing when it is not due, its clock stands still, it has ended, or is marked.</summary>
    public static FollowUpTask? Of(FollowUpTask task, Instant now)
    {
        ArgumentNullException.ThrowIfNull(task);
        return now < task.DueTime || task.OverdueTime is not null || TaskClock.Stands(task) || TaskLifecycle.IsTerminal(task.State)
            ? null
            : task.Changed(now) with { OverdueTime = now };
    }

    /// <summary>Marks many.</summary>
    /// <param name="tasks">Tasks that may be due.</param>
    /// <param name="caseNumbers">Official numbers of their cases.</param>
    /// <param name="now">The legal instant.</param>
    public static FollowUpChanges Of(IEnumerable<FollowUpTask> tasks, IReadOnlyDictionary<Guid, string?> caseNumbers, Instant now)
    {
        List<FollowUpTask> marked = [.. tasks.Select(task => Of(task, now)).OfType<FollowUpTask>()];
        return new FollowUpChanges([], marked,
            [.. marked.Select(task => new TaskOverdue(task.Snapshot(now, task.OfficeId, caseNumbers[task.CaseId])))]);
    }
}

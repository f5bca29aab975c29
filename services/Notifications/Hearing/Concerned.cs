using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Notifications.Hearing;

/// <summary>Which offices a fact about a task concerns.</summary>
public static class Concerned
{
    /// <summary>
    /// Opened: the office that must do it. All else: that office and the one that handles the case, which waits for the result;
    /// once, where they are the same.
    /// </summary>
    public static IReadOnlyList<string> Offices(NotificationKind kind, TaskSnapshot task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return kind == NotificationKind.TaskOpened || task.OfficeId == task.HandlingOfficeId ? [task.OfficeId] : [task.OfficeId, task.HandlingOfficeId];
    }
}

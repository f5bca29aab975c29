using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Notifications.Hearing;

/// <summary>Which offices a fact about a task concerns.</summary>
public static class Concerned
{
    /// <summary>
    /// Opened, reminded: the office that must do it. All else: that office and the one that handles the case, which waits for the result;
    /// once, where they are the same. Of a track that one is told by its steps.
    /// </summary>
    public static IReadOnlyList<string> Offices(NotificationKind kind, TaskSnapshot task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var isOfTrack = task.TrackId is not null && kind is NotificationKind.TaskCompleted or NotificationKind.TaskCancelled;
        return kind is NotificationKind.TaskOpened or NotificationKind.TaskReminded || isOfTrack || task.OfficeId == task.HandlingOfficeId ? [task.OfficeId] : [task.OfficeId, task.HandlingOfficeId];
    }
}

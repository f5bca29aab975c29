using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears the facts of tasks and makes one notice for each office concerned.</summary>
internal static class TaskNews
{
    /// <summary>The handlers of all facts of tasks.</summary>
    public static FactHandlers<NotificationsDb> Handlers() => new FactHandlers<NotificationsDb>()
        .Loading<ITaskEvent>(LoadAsync)
        .On<TaskOpened>((db, fact) => Hear(db, NotificationKind.TaskOpened, fact.Task))
        // For the office that gets it, a task that moved is a new one.
        .On<TaskMoved>((db, fact) => Hear(db, NotificationKind.TaskOpened, fact.Task))
        .On<TaskReturned>((db, fact) => Hear(db, NotificationKind.TaskReturned, fact.Task))
        .On<TaskOverdue>((db, fact) => Hear(db, NotificationKind.TaskOverdue, fact.Task))
        .On<TaskCompleted>((db, fact) => Hear(db, NotificationKind.TaskCompleted, fact.Task))
        .On<TaskCancelled>((db, fact) => Hear(db, NotificationKind.TaskCancelled, fact.Task))
        .HearOfficers();

    private static Task LoadAsync(NotificationsDb db, IReadOnlyList<ITaskEvent> facts, CancellationToken cancel)
    {
        var tasks = facts.Select(fact => fact.Task.TaskId).Distinct().ToList();
        return db.Notices.Where(notice => tasks.Contains(notice.TaskId)).LoadAsync(cancel);
    }

    /// <summary>The same fact again changes nothing; where two replicas hear it at once, the unique key lets one of them try again.</summary>
    private static void Hear(NotificationsDb db, NotificationKind kind, TaskSnapshot task)
    {
        // A zone that nobody knows is found out now, when the fact can be set aside, not at every reading.
        _ = DateTimeZoneProviders.Tzdb[task.TimeZone];
        var told = db.Notices.Local.Concat(db.Inserted<Notice>()).Where(notice => notice.TaskId == task.TaskId && notice.Kind == kind).Select(notice => notice.OfficeId);
        foreach (var notice in Concerned.Offices(kind, task).Except(told, StringComparer.Ordinal).Select(office => Make(kind, task, office)).ToList())
        {
            db.Insert(notice);
            db.Show(notice);
        }
    }

    private static Notice Make(NotificationKind kind, TaskSnapshot task, string officeId) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        TaskId = task.TaskId,
        Kind = kind,
        OfficeId = officeId,
        TaskOfficeId = task.OfficeId,
        CaseId = task.CaseId,
        CaseNumber = task.CaseNumber,
        Title = task.Title,
        TitleEn = task.TitleEn,
        DueTime = Instant.FromDateTimeOffset(task.DueTime),
        TimeZone = task.TimeZone,
        EventTime = Instant.FromDateTimeOffset(task.EventTime),
    };
}

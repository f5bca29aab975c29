using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears the facts of tasks and makes one notice for each office concerned.</summary>
internal static class TaskNews
{
    /// <summary>The handlers of all facts of tasks.</summary>
    public static FactHandlers<NotificationsDb> Handlers() => new FactHandlers<NotificationsDb>()
        .On<TaskOpened>((db, fact, cancel) => HearAsync(db, NotificationKind.TaskOpened, fact.Task, cancel))
        .On<TaskReturned>((db, fact, cancel) => HearAsync(db, NotificationKind.TaskReturned, fact.Task, cancel))
        .On<TaskOverdue>((db, fact, cancel) => HearAsync(db, NotificationKind.TaskOverdue, fact.Task, cancel))
        .On<TaskCompleted>((db, fact, cancel) => HearAsync(db, NotificationKind.TaskCompleted, fact.Task, cancel))
        .On<TaskCancelled>((db, fact, cancel) => HearAsync(db, NotificationKind.TaskCancelled, fact.Task, cancel));

    /// <summary>The same fact again changes nothing; where two replicas hear it at once, the unique key lets one of them try again.</summary>
    private static async Task HearAsync(NotificationsDb db, NotificationKind kind, TaskSnapshot task, CancellationToken cancel)
    {
        // A zone that nobody knows is found out now, when the fact can be set aside, not at every reading.
        _ = DateTimeZoneProviders.Tzdb[task.TimeZone];
        var told = await db.Notices.Where(notice => notice.TaskId == task.TaskId && notice.Kind == kind)
            .Select(notice => notice.OfficeId).ToListAsync(cancel);
        foreach (var notice in Concerned.Offices(kind, task).Except(told, StringComparer.Ordinal).Select(office => Make(kind, task, office)))
        {
            db.Notices.Add(notice);
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

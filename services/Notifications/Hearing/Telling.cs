using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Makes notices of facts: an office is told once of one thing that happened to a task, reveal or audit.</summary>
internal static class Telling
{
    /// <summary>The handlers of all facts that offices are told of.</summary>
    public static FactHandlers<NotificationsDb> Handlers() => AuditNews.Add(RevealNews.Add(TaskNews.Add(new FactHandlers<NotificationsDb>().Loading<object>(LoadAsync))));

    /// <summary>The same notice again changes nothing; where two replicas hear its fact at once, the unique key lets one of them try again.</summary>
    public static void Tell(this NotificationsDb db, Notice notice)
    {
        // A zone that nobody knows is found out now, when the fact can be set aside, not at every reading.
        _ = DateTimeZoneProviders.Tzdb[notice.TimeZone];
        if (!db.Notices.Local.Concat(db.Inserted<Notice>()).Any(told => (told.TaskId, told.Kind, told.OfficeId) == (notice.TaskId, notice.Kind, notice.OfficeId)))
        {
            db.Insert(notice);
            db.Show(notice);
        }
    }

    private static Task LoadAsync(NotificationsDb db, IReadOnlyList<object> facts, CancellationToken cancel)
    {
        var about = facts.Select(AboutOf).OfType<Guid>().Distinct().ToList();
        return db.Notices.Where(notice => about.Contains(notice.TaskId)).LoadAsync(cancel);
    }

    private static Guid? AboutOf(object fact) => fact switch
    {
        ITaskEvent task => task.Task.TaskId,
        IRevealEvent reveal => reveal.Reveal.RevealId,
        IAuditEvent audit => audit.Audit.AuditId,
        _ => null,
    };
}

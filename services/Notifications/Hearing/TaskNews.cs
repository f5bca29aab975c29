using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears the facts of tasks and makes one notice for each office concerned.</summary>
internal static class TaskNews
{
    private static readonly Dictionary<string, (string Why, string WhyEn)> Causes = new(StringComparer.Ordinal)
    {
        [TaskDeadlineMoved.ByDecree] = (", karena keputusan nomor {0}", ", by decree number {0}"),
        [TaskDeadlineMoved.ByPause] = (", karena waktu penanganan sempat dihentikan", ", because its clock stood still"),
        [TaskDeadlineMoved.ByCorrection] = (", karena isian yang keliru dikoreksi", ", because a wrong entry was corrected"),
    };

    /// <summary>Adds the handlers of all facts of tasks.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers
        .On<TaskOpened>((db, fact) => Hear(db, NotificationKind.TaskOpened, fact.Task))
        // For the office that gets it, a task that moved is a new one, also one that it had before.
        .On<TaskMoved>((db, fact) => Hear(db, NotificationKind.TaskOpened, fact.Task, again: true))
        .On<TaskDeadlineMoved>((db, fact) => Hear(db, NotificationKind.TaskDeadlineMoved, Explained(fact), again: true))
        .On<TaskReturned>((db, fact) => Hear(db, NotificationKind.TaskReturned, fact.Task))
        .On<TaskOverdue>((db, fact) => Hear(db, NotificationKind.TaskOverdue, fact.Task, again: true))
        .On<TaskReminded>((db, fact) => Hear(db, NotificationKind.TaskReminded, fact.Task, again: true))
        .On<TaskEscalated>(Escalated)
        .On<TaskCompleted>((db, fact) => Hear(db, NotificationKind.TaskCompleted, fact.Task))
        .On<TaskCancelled>((db, fact) => Hear(db, NotificationKind.TaskCancelled, fact.Task))
        .HearRegisters();

    /// <param name="db">The context.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="task">To which task.</param>
    /// <param name="again">Whether it can happen to a task again.</param>
    private static void Hear(NotificationsDb db, NotificationKind kind, TaskSnapshot task, bool again = false)
    {
        db.KeepOut(task.CaseId, task.RecusedOfficeIds);
        foreach (var office in Concerned.Offices(kind, task))
        {
            db.Tell(Make(kind, task, office, again ? task.Version : 0));
        }
    }

    /// <summary>Tells the office that it was taken to, the one that waits for the result, and the one that is late unless it has acknowledged.</summary>
    private static void Escalated(NotificationsDb db, TaskEscalated fact)
    {
        db.KeepOut(fact.Task.CaseId, fact.Task.RecusedOfficeIds);
        var task = EscalationWords.Explain(fact);
        if (fact.ToHead)
        {
            db.Tell(Make(NotificationKind.TaskEscalatedToHead, task, fact.ToOfficeId, task.Version));
        }

        foreach (var office in new[] { fact.ToOfficeId, task.HandlingOfficeId, fact.TellHolder ? task.OfficeId : null }.OfType<string>().Except(fact.ToHead ? [fact.ToOfficeId] : [], StringComparer.Ordinal))
        {
            db.Tell(Make(NotificationKind.TaskEscalated, task, office, task.Version));
        }
    }

    /// <summary>The task with the reason of its new deadline in its title.</summary>
    private static TaskSnapshot Explained(TaskDeadlineMoved fact)
    {
        var (why, whyEn) = Causes[fact.Cause];
        return fact.Task with { Title = fact.Task.Title + string.Format(null, why, fact.DecreeNumber), TitleEn = fact.Task.TitleEn + string.Format(null, whyEn, fact.DecreeNumber) };
    }

    private static Notice Make(NotificationKind kind, TaskSnapshot task, string officeId, long taskVersion) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        TaskId = task.TaskId,
        Kind = kind,
        TaskVersion = taskVersion,
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

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Makes notices of facts: an office is told once of one thing that happened to a task, reveal, audit, handover or track.</summary>
internal static class Telling
{
    /// <summary>The handlers of all facts that offices are told of.</summary>
    public static FactHandlers<NotificationsDb> Handlers() =>
        TrackNews.Add(HandoverNews.Add(AuditNews.Add(RecusalNews.Add(OfficerRecusals.Add(RevealNews.Add(TaskNews.Add(new FactHandlers<NotificationsDb>().Loading<object>(LoadAsync))))))));

    /// <summary>The same notice again changes nothing; where two replicas hear its fact at once, the unique key lets one of them try again.</summary>
    public static void Tell(this NotificationsDb db, Notice notice)
    {
        // A zone that nobody knows is found out now, when the fact can be set aside, not at every reading.
        _ = DateTimeZoneProviders.Tzdb[notice.TimeZone];
        if (!db.Notices.Local.Concat(db.Inserted<Notice>()).Any(told => (told.TaskId, told.Kind, told.OfficeId, told.TaskVersion) == (notice.TaskId, notice.Kind, notice.OfficeId, notice.TaskVersion)))
        {
            db.Insert(notice);
            db.Show(notice);
        }
    }

    private static async Task LoadAsync(NotificationsDb db, IReadOnlyList<object> facts, CancellationToken cancel)
    {
        var about = facts.Select(About).Where(one => one.Id != Guid.Empty).Distinct().ToList();
        var (ids, cases) = (about.ConvertAll(one => one.Id), about.Select(one => one.CaseId).Distinct().ToList());
        await db.Notices.Where(notice => ids.Contains(notice.TaskId)).LoadAsync(cancel);
        await db.RecusedOfficers.Where(row => cases.Contains(row.CaseId)).LoadAsync(cancel);
        var keptOut = facts.Where(fact => fact is ITaskEvent { Task.RecusedOfficeIds.Count: > 0 } or OfficeRecused)
            .Select(fact => fact is ITaskEvent task ? task.Task.CaseId : ((OfficeRecused)fact).Case.CaseId).Distinct().ToList();
        if (keptOut.Count > 0)
        {
            await db.Recusals.Where(recusal => keptOut.Contains(recusal.CaseId)).LoadAsync(cancel);
        }
    }

    /// <summary>The task, reveal, audit, handover or step of a track that a fact is about, and its case.</summary>
    private static (Guid Id, Guid CaseId) About(object fact) => fact switch
    {
        ITaskEvent task => (task.Task.TaskId, task.Task.CaseId),
        IRevealEvent reveal => (reveal.Reveal.RevealId, reveal.Reveal.CaseId),
        IAuditEvent audit => (audit.Audit.AuditId, audit.Audit.CaseId),
        TrackAdvanced advanced => (advanced.Taken.StepId, advanced.Track.CaseId),
        FollowUpConcluded concluded => (concluded.StepId, concluded.Track.CaseId),
        CaseHandedOver handedOver => (handedOver.Handover.HandoverId, handedOver.Case.CaseId),
        _ => default,
    };
}

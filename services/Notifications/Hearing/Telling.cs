using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Notifications.Delivering;
using Netralitas.Notifications.Reaching;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Makes notices of facts: an office is told once of one thing that happened to a task, reveal, audit, handover, track or referral.</summary>
internal static class Telling
{
    private static readonly Func<FactHandlers<NotificationsDb>, FactHandlers<NotificationsDb>>[] News =
    [
        TaskNews.Add, RevealNews.Add, OfficerRecusals.Add, RecusalNews.Add, AuditNews.Add, HandoverNews.Add, TrackNews.Add, ReferralNews.Add, SuccessionNews.Add,
    ];

    /// <summary>The handlers of all facts that offices are told of.</summary>
    /// <param name="time">Real time.</param>
    /// <param name="clock">The legal clock.</param>
    /// <param name="signal">Rung when there is something to deliver.</param>
    public static FactHandlers<NotificationsDb> Handlers(TimeProvider time, LegalClock clock, DeliverySignal signal)
    {
        var handlers = new FactHandlers<NotificationsDb>().Loading<object>((db, facts, cancel) =>
        {
            db.BeginTelling(Instant.FromDateTimeOffset(time.GetUtcNow()), clock.Now(), signal);
            return LoadAsync(db, facts, cancel);
        });
        return News.Aggregate(handlers, (all, add) => add(all));
    }

    /// <summary>An office that keeps out of the case is told nothing of it, however late its fact comes. The same notice again changes nothing; where two replicas hear its fact at once, the unique key lets one of them try again.</summary>
    /// <param name="db">The context.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="knows">Whether the office did it itself, so that nobody there must be reached.</param>
    public static void Tell(this NotificationsDb db, Notice notice, bool knows = false)
    {
        // A zone that nobody knows is found out now, when the fact can be set aside, not at every reading.
        _ = DateTimeZoneProviders.Tzdb[notice.TimeZone];
        if (!db.KeepsOut(notice.CaseId, notice.OfficeId)
            && !db.Notices.Local.Concat(db.Inserted<Notice>()).Any(told => (told.TaskId, told.Kind, told.OfficeId, told.TaskVersion) == (notice.TaskId, notice.Kind, notice.OfficeId, notice.TaskVersion)))
        {
            db.Insert(notice);
            db.Show(notice);
            db.Plan(notice);
            if (!knows)
            {
                db.BeginLadder(notice);
            }
        }
    }

    private static async Task LoadAsync(NotificationsDb db, IReadOnlyList<object> facts, CancellationToken cancel)
    {
        var about = facts.Select(About).Where(one => one.Id != Guid.Empty).Distinct().ToList();
        var (ids, cases) = (about.Select(one => one.Id).ToSought(), about.Select(one => one.CaseId).Concat(facts.OfType<OfficeRecused>().Select(fact => fact.Case.CaseId)).Distinct().ToSought());
        await db.Notices.Where(notice => ids.Contains(notice.TaskId)).LoadAsync(cancel);
        var offices = facts.SelectMany(Offices).Distinct().ToSought();
        await db.Channels.Where(channel => offices.Contains(channel.OfficeId) && channel.OfficerId == null).LoadAsync(cancel);
        await db.RecusedOfficers.Where(row => cases.Contains(row.CaseId)).LoadAsync(cancel);
        await db.Recusals.Where(recusal => cases.Contains(recusal.CaseId)).LoadAsync(cancel);
        var succeeded = facts.OfType<OfficeSucceeded>().Select(fact => fact.OfficeId).ToList();
        if (succeeded.Count > 0)
        {
            // What nobody has read there is looked at now: it goes to the successor.
            var now = db.TellLegalTime;
            await db.Ladders.Where(row => succeeded.Contains(row.OfficeId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextTime, now), cancel);
        }
    }

    /// <summary>The offices that may be told of a fact.</summary>
    private static IEnumerable<string> Offices(object fact) => fact switch
    {
        TaskQuestioned questioned => [questioned.AskingOfficeId, questioned.AskedOfficeId],
        TaskReferred referred => [referred.Referral.FromOfficeId, referred.Referral.ToOfficeId],
        TaskEscalated task => [task.Task.OfficeId, task.Task.HandlingOfficeId, task.ToOfficeId],
        ITaskEvent task => [task.Task.OfficeId, task.Task.HandlingOfficeId],
        IRevealEvent reveal => [reveal.Reveal.HandlingOfficeId],
        IAuditEvent audit => [audit.Audit.HandlingOfficeId],
        OfficeSucceeded succeeded => [succeeded.SuccessorId],
        ITrackEvent track => [track.Track.HandlingOfficeId, track.Track.ReceiverOfficeId],
        CaseHandedOver handedOver => [handedOver.Handover.FromOfficeId, handedOver.Handover.ToOfficeId],
        _ => [],
    };

    /// <summary>The task, reveal, audit, handover, step of a track or referral that a fact is about, and its case.</summary>
    private static (Guid Id, Guid CaseId) About(object fact) => fact switch
    {
        TaskQuestioned questioned => (questioned.QuestionId, questioned.Task.CaseId),
        TaskReferred referred => (referred.Referral.ReferralId, referred.Task.CaseId),
        ITaskEvent task => (task.Task.TaskId, task.Task.CaseId),
        IRevealEvent reveal => (reveal.Reveal.RevealId, reveal.Reveal.CaseId),
        IAuditEvent audit => (audit.Audit.AuditId, audit.Audit.CaseId),
        TrackAdvanced advanced => (advanced.Taken.StepId, advanced.Track.CaseId),
        CaseFollowedUp concluded => (concluded.StepId, concluded.Track.CaseId),
        CaseHandedOver handedOver => (handedOver.Handover.HandoverId, handedOver.Case.CaseId),
        OfficeSucceeded succeeded => (succeeded.SuccessionId, Guid.Empty),
        _ => default,
    };
}

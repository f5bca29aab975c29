using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Cases.Timeline;

/// <summary>What other agencies did with their tasks: onto the case's timeline, and into the record of who holds a task.</summary>
internal static class TaskNews
{
    /// <summary>The handlers of all facts of tasks.</summary>
    public static FactHandlers<CasesDb> Handlers() => new FactHandlers<CasesDb>()
        .Loading<ITaskEvent>(LoadAsync)
        .On<TaskOpened>(Take)
        .On<TaskReturned>(Take)
        .On<TaskMoved>(Take)
        .On<TaskDeadlineMoved>(Take)
        .On<TaskOverdue>(Take)
        .On<TaskEscalated>(Take)
        .On<TaskCompleted>(Take)
        .On<TaskCancelled>(Take)
        .On<TaskReferred>(Take)
        .On<TaskSucceeded>((db, fact) =>
        {
            Take(db, fact);
            SucceededShares.PassOn(db, fact);
        })
        .HearRegisters();

    private static async Task LoadAsync(CasesDb db, IReadOnlyList<ITaskEvent> facts, CancellationToken cancel)
    {
        var cases = facts.Select(fact => fact.Task.CaseId).Distinct().ToSought();
        var tasks = facts.Select(AboutOf).Distinct().ToSought();
        await db.Cases.Include(file => file.Persons).Where(file => cases.Contains(file.Id)).LoadAsync(cancel);
        await db.HeldTasks.Where(row => cases.Contains(row.CaseId)).LoadAsync(cancel);
        await db.Events.Where(row => tasks.Contains(row.TaskId!.Value)).LoadAsync(cancel);
        await SucceededShares.LoadAsync(db, facts.OfType<TaskSucceeded>(), cancel);
    }

    /// <summary>Takes in a fact of Agencies. The same fact again, or a fact that comes late, changes nothing that it should not.</summary>
    private static void Take(CasesDb db, ITaskEvent fact)
    {
        var task = fact.Task;
        var file = db.Cases.Local.FindEntry(task.CaseId)?.Entity ?? throw new InvalidOperationException($"There is no case {task.CaseId}.");
        RememberHolder(db, file, task, active: fact is not (TaskReturned or TaskCancelled));
        var (type, version) = (TypeOf(fact), fact is TaskMoved or TaskDeadlineMoved or TaskOverdue or TaskEscalated or TaskSucceeded ? task.Version : 0);
        var about = AboutOf(fact);
        if (db.Events.Local.Concat(db.Inserted<CaseEventRow>()).Any(row => row.TaskId == about && row.Type == type && row.TaskVersion == version))
        {
            return;
        }

        db.Insert(new CaseEventRow
        {
            CaseId = file.Id, Sequence = file.NextSequence(), Type = type, EventTime = Instant.FromDateTimeOffset(task.EventTime),
            OfficeId = task.ActingOfficeId, RecordingOfficeId = task.RecordingOfficeId, TaskId = about, TaskVersion = version, Facts = JsonSerializer.Serialize(FactsOf(fact)),
        });
    }

    /// <summary>Remembers who holds the task and who is its guest; an office that comes to see the case by it, or sees it no more, learns so on its streams.</summary>
    private static void RememberHolder(CasesDb db, NeutralityCase file, TaskSnapshot task, bool active)
    {
        // What was returned or cancelled is over, whatever else of the same change, or of before, comes after that or came before.
        if (RowOf(db, task.TaskId, guest: "") is { } known && (!known.Active || (active && task.Version <= known.Version)))
        {
            return;
        }

        // As it was: the rows are changed below.
        List<(string Guest, string OfficeId)> before = [.. db.HeldTasks.Local.Where(row => row.TaskId == task.TaskId && row.Active).Select(row => (row.GuestOfficeId, row.OfficeId))];
        List<string> guests = active ? [.. task.GuestOfficeIds ?? []] : [];
        Remember(db, task, guest: "", task.OfficeId, active);
        foreach (var guest in before.Select(row => row.Guest).Where(guest => guest.Length > 0).Union(guests, StringComparer.Ordinal))
        {
            Remember(db, task, guest, guest, guests.Contains(guest));
        }

        List<string> then = [.. before.Select(row => row.OfficeId)], now = active ? [task.OfficeId, .. guests] : [];
        List<string> gained = [.. News(now.Except(then))], lost = [.. News(then.Except(now))];
        if (gained.Count + lost.Count > 0)
        {
            db.Show(file, gained, lost, []);
        }

        IEnumerable<string> News(IEnumerable<string> offices) => offices.Where(office => !SeesAnyway(db, file, task.TaskId, office));
    }

    private static HeldTaskRow? RowOf(CasesDb db, Guid taskId, string guest) => (HeldTaskRow?)db.HeldTasks.Local.FindEntryUntyped([taskId, guest])?.Entity;

    private static void Remember(CasesDb db, TaskSnapshot task, string guest, string officeId, bool active)
    {
        if (RowOf(db, task.TaskId, guest) is { } row)
        {
            (row.Version, row.OfficeId, row.Active) = (task.Version, officeId, active);
        }
        else
        {
            db.HeldTasks.Add(new HeldTaskRow
            {
                TaskId = task.TaskId, GuestOfficeId = guest, Version = task.Version, CaseId = task.CaseId, OfficeId = officeId, Step = task.Step, PersonId = task.PersonId, Active = active,
            });
        }
    }

    /// <summary>Whether a task makes no difference to what an office sees of the case: it keeps out, handed the case over, or has another reason to see it.</summary>
    private static bool SeesAnyway(CasesDb db, NeutralityCase file, Guid taskId, string officeId) =>
        file.RecusedOfficeIds.Contains(officeId) || file.FormerHandlerIds.Contains(officeId)
        || officeId == file.HandlingOfficeId || officeId == file.HandlingSupervisorId || officeId == file.OfferedOfficeId
        || db.HeldTasks.Local.Any(x => x.OfficeId == officeId && x.CaseId == file.Id && x.TaskId != taskId && x.Active);

    /// <summary>The task, or the referral of it: each comes to stand in a state once.</summary>
    private static Guid AboutOf(ITaskEvent fact) => fact is TaskReferred { Referral: var referral } ? referral.ReferralId : fact.Task.TaskId;

    private static string TypeOf(ITaskEvent fact) => fact switch
    {
        TaskOpened => "TASK_OPENED",
        TaskReturned => "TASK_RETURNED",
        TaskMoved => "TASK_MOVED",
        TaskDeadlineMoved => "TASK_DEADLINE_MOVED",
        TaskOverdue => "TASK_OVERDUE",
        TaskEscalated => "TASK_ESCALATED",
        TaskCompleted => "TASK_COMPLETED",
        TaskCancelled => "TASK_CANCELLED",
        TaskSucceeded => "TASK_SUCCEEDED",
        TaskReferred { Referral.State: "ACCEPTED" } => "REFERRAL_ACCEPTED",
        TaskReferred { Referral.State: "REJECTED" } => "REFERRAL_REJECTED",
        TaskReferred { Referral.State: "DONE" } => "REFERRAL_DONE",
        TaskReferred { Referral.State: "REVOKED" } => "REFERRAL_REVOKED",
        TaskReferred => "REFERRAL_OFFERED",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "No such fact."),
    };

    private static Dictionary<string, string> FactsOf(ITaskEvent fact)
    {
        var task = fact.Task;
        var facts = new Dictionary<string, string> { ["step"] = task.Step, ["office_id"] = task.OfficeId };
        Add("person_id", task.PersonId?.ToString());
        Add("reason", task.Reason);
        Add("document_number", task.DocumentNumber);
        Add("suggested_office_id", task.SuggestedOfficeId);
        Add("from_office_id", (fact as TaskMoved)?.FromOfficeId);
        if (fact is TaskSucceeded succeeded)
        {
            (facts["from_office_id"], facts["to_office_id"], facts["document_number"]) = (succeeded.FromOfficeId, succeeded.ToOfficeId, succeeded.DecreeNumber);
        }

        if (fact is TaskReferred { Referral: var referral })
        {
            (facts["referral"], facts["from_office_id"], facts["to_office_id"], facts["reason"]) = (referral.Kind, referral.FromOfficeId, referral.ToOfficeId, referral.Reason);
        }

        if (fact is TaskEscalated escalated)
        {
            Add("to_office_id", escalated.ToOfficeId);
            Add("level", escalated.Level.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Add("tier", escalated.Tier);
            Add("lever", escalated.Lever);
            Add("basis", escalated.Lever == "LAW" ? escalated.Basis : null);
        }

        if (fact is TaskDeadlineMoved deadline)
        {
            Add("due_before", Write(deadline.DueBefore));
            Add("due_time", Write(task.DueTime));
            Add("document_number", deadline.DecreeNumber);
            Add("cause", deadline.Cause);
        }

        return facts;

        static string Write(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts[key] = value;
            }
        }
    }
}

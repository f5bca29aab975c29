using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.Timeline;

/// <summary>What other agencies did with their tasks: onto the case's timeline, and into the record of who holds a task.</summary>
internal static class TaskNews
{
    /// <summary>Takes in a fact of Agencies. The same fact again, or a fact that comes late, changes nothing that it should not.</summary>
    public static async Task TakeAsync(CasesDb db, ITaskEvent fact, CancellationToken cancel)
    {
        var task = fact.Task;
        var file = await db.Cases.Include(x => x.Persons).SingleAsync(x => x.Id == task.CaseId, cancel);
        await RememberHolderAsync(db, file, task, active: fact is not (TaskReturned or TaskCancelled), cancel);
        var type = TypeOf(fact);
        if (await db.Events.AnyAsync(row => row.TaskId == task.TaskId && row.Type == type, cancel))
        {
            return;
        }

        db.Events.Add(new CaseEventRow
        {
            CaseId = file.Id, Sequence = file.NextSequence(), Type = type, EventTime = Instant.FromDateTimeOffset(task.EventTime),
            OfficeId = task.ActingOfficeId, TaskId = task.TaskId, Facts = JsonSerializer.Serialize(FactsOf(task)),
        });
    }

    /// <summary>Remembers who holds the task; an office that comes to see the case by it, or sees it no more, learns so on its streams.</summary>
    private static async Task RememberHolderAsync(CasesDb db, NeutralityCase file, TaskSnapshot task, bool active, CancellationToken cancel)
    {
        var row = await db.HeldTasks.SingleOrDefaultAsync(x => x.TaskId == task.TaskId, cancel);
        var before = row?.Active ?? false;
        if (row is null)
        {
            db.HeldTasks.Add(new HeldTaskRow
            {
                TaskId = task.TaskId, Version = task.Version, CaseId = task.CaseId, OfficeId = task.OfficeId,
                Step = task.Step, PersonId = task.PersonId, Active = active,
            });
        }
        else if (task.Version > row.Version)
        {
            (row.Version, row.Active) = (task.Version, active);
        }
        else
        {
            return;
        }

        if (active != before && !await SeesAnywayAsync(db, file, task, cancel))
        {
            db.Show(file, active ? [task.OfficeId] : [], active ? [] : [task.OfficeId]);
        }
    }

    /// <summary>Whether the task's office sees the case for another reason than this task.</summary>
    private static async Task<bool> SeesAnywayAsync(CasesDb db, NeutralityCase file, TaskSnapshot task, CancellationToken cancel) =>
        task.OfficeId == file.HandlingOfficeId || task.OfficeId == file.HandlingSupervisorId
        || await db.HeldTasks.AnyAsync(x => x.OfficeId == task.OfficeId && x.CaseId == task.CaseId && x.TaskId != task.TaskId && x.Active, cancel);

    private static string TypeOf(ITaskEvent fact) => fact switch
    {
        TaskOpened => "TASK_OPENED",
        TaskReturned => "TASK_RETURNED",
        TaskOverdue => "TASK_OVERDUE",
        TaskCompleted => "TASK_COMPLETED",
        TaskCancelled => "TASK_CANCELLED",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "No such fact."),
    };

    private static Dictionary<string, string> FactsOf(TaskSnapshot task)
    {
        var facts = new Dictionary<string, string> { ["step"] = task.Step, ["office_id"] = task.OfficeId };
        Add("person_id", task.PersonId?.ToString());
        Add("reason", task.Reason);
        Add("document_number", task.DocumentNumber);
        Add("suggested_office_id", task.SuggestedOfficeId);
        return facts;

        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts[key] = value;
            }
        }
    }
}

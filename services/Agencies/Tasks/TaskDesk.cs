using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>What every command on a task gives: which task, by which request, as last seen when.</summary>
internal sealed record TaskCommand(IMessage Request, Guid RequestId, Guid TaskId, string Etag)
{
    /// <summary>Checks the fields that all commands have.</summary>
    public static TaskCommand Of(FieldChecks checks, IMessage request, string requestId, string taskId, string etag) =>
        new(request, checks.Uuid("request_id", requestId), checks.Uuid("task_id", taskId), etag);
}

/// <summary>Decides on a task.</summary>
internal delegate Decision<FollowUpChanges> TaskDecision(FollowUpTask task, FollowedCase followed, Instant now);

/// <summary>Carries out commands on tasks: loads what the caller may see, lets decide, keeps and announces what follows.</summary>
internal sealed class TaskDesk(Store<AgenciesDb> store, TaskReader reader, LegalClock clock)
{
    /// <summary>Runs a command once for its request id and answers with the task.</summary>
    public Task<TaskMessage> RunAsync(Call call, TaskCommand command, TaskDecision decide) => RunAsync(call, command, async (db, task, followed, now, cancel) =>
    {
        await RequireOwnAsync(db, call, task, now, cancel);
        return decide(task, followed, now);
    });

    /// <summary>Runs a command after which the office may not see the task any more, and answers with what it sees: the task or nothing.</summary>
    public async Task<TaskMessage?> RunAndLookAsync(Call call, TaskCommand command, TaskDecision decide)
    {
        var taskId = await KeepAsync(call, command, async (db, task, followed, now, cancel) =>
        {
            await RequireOwnAsync(db, call, task, now, cancel);
            return decide(task, followed, now);
        });
        return await reader.FindAsync(call, taskId);
    }

    /// <summary>Runs a command whose decision needs more than the task, whichever officer of the office has it.</summary>
    public async Task<TaskMessage> RunAsync(
        Call call, TaskCommand command, Func<AgenciesDb, FollowUpTask, FollowedCase, Instant, CancellationToken, Task<Decision<FollowUpChanges>>> decide) =>
        await reader.ReadAsync(call, await KeepAsync(call, command, decide));

    private Task<Guid> KeepAsync(
        Call call, TaskCommand command, Func<AgenciesDb, FollowUpTask, FollowedCase, Instant, CancellationToken, Task<Decision<FollowUpChanges>>> decide) =>
        store.OnceAsync(call, command.Request, command.RequestId, command.TaskId, async (db, cancel) =>
        {
            var id = command.TaskId.ToString();
            // What is hidden is not even read, and takes no longer than what does not exist.
            var task = await db.Tasks.VisibleTo(call.Viewer).SingleOrDefaultAsync(row => row.Id == command.TaskId, cancel);
            call.Require(AgenciesAuthority.RelationOf(call.Viewer, task), "task", id);
            Etag.Require(command.Etag, task!.Version, "task", id);
            var followed = await db.Cases.SingleAsync(row => row.CaseId == task.CaseId, cancel);
            var changes = (await decide(db, task, followed, clock.Now(), cancel)).Facts;
            db.Keep(changes.RecordedBy(call.RecordingOfficeId), _ => followed.CaseNumber);
        });

    /// <summary>What the office that holds a task gave to one officer, another leaves alone, but for the head; what one had whose term is over is the whole office's.</summary>
    private static async Task RequireOwnAsync(AgenciesDb db, Call call, FollowUpTask task, Instant now, CancellationToken cancel)
    {
        if (task.OfficerId is { } officer && task.OfficeId == call.OfficeId && call.Caller.OfficerId is { } caller && caller != officer && !call.Caller.Roles.HasFlag(Roles.Head)
            && (await db.Officers.SingleAsync(row => row.OfficerId == officer, cancel)).IsInOffice(now))
        {
            throw (Refusal.Of(TaskReasons.TaskOfAnotherOfficer) with { Resource = ("task", task.Id.ToString()) }).AsException();
        }
    }
}

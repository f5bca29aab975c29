using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>The office has done the task.</summary>
internal sealed class CompleteTask(TaskDesk desk)
{
    public Task<TaskMessage> HandleAsync(CompleteTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        var number = checks.DocumentNumber("document_number", request.DocumentNumber, 0);
        checks.ThrowIfAny();
        return desk.RunAsync(call, command, (task, followed, now) => Decide(task, number.Length == 0 ? null : number, followed.CaseNumber, now));
    }

    /// <summary>A mirror is completed by the case file only.</summary>
    public static Decision<FollowUpChanges> Decide(FollowUpTask task, string? documentNumber, string? caseNumber, Instant now)
    {
        if (task.MirrorOf is { } method)
        {
            return Refusal.Of(TaskReasons.TaskIsMirror, ("method", method)) with { Resource = ("task", task.Id.ToString()) };
        }

        return TaskLifecycle.After(task, TaskMove.Complete, now).Then(after =>
        {
            var done = after with { DocumentNumber = documentNumber };
            return FollowUpChanges.Of(done, new TaskCompleted(done.Snapshot(now, done.OfficeId, caseNumber)));
        });
    }
}

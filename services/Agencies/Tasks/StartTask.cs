using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>The office begins to work on the task. Nobody else is told.</summary>
internal sealed class StartTask(TaskDesk desk)
{
    public Task<TaskMessage> HandleAsync(StartTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        checks.ThrowIfAny();
        return desk.RunAsync(call, command, (task, _, now) => Decide(task, now));
    }

    public static Decision<FollowUpChanges> Decide(FollowUpTask task, Instant now) =>
        TaskLifecycle.After(task, TaskMove.Start, now).Then(after => FollowUpChanges.Of(after with { AcknowledgeTime = now }));
}

using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>The office confirms that it has the task (tanda terima), or that it still goes about it: for a time it is not pressed. Nobody else is told.</summary>
internal sealed class AcknowledgeTask(TaskDesk desk)
{
    public Task<TaskMessage> HandleAsync(AcknowledgeTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        checks.ThrowIfAny();
        return desk.RunAsync(call, command, (task, _, now) => Decide(task, now));
    }

    public static Decision<FollowUpChanges> Decide(FollowUpTask task, Instant now) =>
        TaskLifecycle.After(task, TaskMove.Acknowledge, now).Then(after => FollowUpChanges.Of(after with { AcknowledgeTime = now }));
}

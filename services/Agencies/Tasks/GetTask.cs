using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies.Tasks;

/// <summary>One task.</summary>
internal sealed class GetTask(TaskReader reader)
{
    public Task<TaskMessage> HandleAsync(GetTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var taskId = checks.Uuid("task_id", request.TaskId);
        checks.ThrowIfAny();
        return reader.ReadAsync(call, taskId);
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>The office gives a task to one of its officers (disposisi), or takes it back.</summary>
internal sealed class AssignTask(TaskDesk desk)
{
    private const string Command = "AssignTask";

    public Task<TaskMessage> HandleAsync(AssignTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        var officer = request.OfficerId.Length == 0 ? (Guid?)null : checks.Uuid("officer_id", request.OfficerId);
        checks.ThrowIfAny();
        return desk.RunAsync(call, command, async (db, task, _, now, cancel) =>
        {
            var isThere = officer is null || await db.Officers.SingleOrDefaultAsync(row => row.OfficerId == officer && row.OfficeId == task.OfficeId, cancel) is { } row && row.IsInOffice(now);
            return isThere ? Decide(task, officer, now) : Refusal.NotFound("officer", request.OfficerId);
        });
    }

    /// <summary>What has ended is given to nobody, and nothing to an officer who keeps out of the case.</summary>
    public static Decision<FollowUpChanges> Decide(FollowUpTask task, Guid? officer, Instant now)
    {
        if (officer is { } id && task.RecusedOfficerIds.Contains(id))
        {
            return Refusal.Of(TaskReasons.OfficerRecused) with { Resource = ("task", task.Id.ToString()) };
        }

        return TaskLifecycle.IsTerminal(task.State)
            ? Refusal.NotNow("task", task.Id.ToString(), Command, Words.Of(task.State), [])
            : FollowUpChanges.Of(task.Changed(now) with { OfficerId = officer });
    }
}

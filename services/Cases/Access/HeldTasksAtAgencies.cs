using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Access;

/// <summary>Asks Agencies, in the caller's own name, which tasks the caller holds in a case: news of a task may still be on its way.</summary>
internal sealed class HeldTasksAtAgencies(TaskService.TaskServiceClient client, TimeProvider time)
{
    private const int TasksMax = 1000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>The tasks.</summary>
    /// <exception cref="RefusalException">PEER_UNAVAILABLE.</exception>
    public async Task<List<HeldTask>> AskAsync(Call call, Guid caseId, CancellationToken cancel)
    {
        var request = new ListTasksRequest { CaseId = caseId.ToString(), OfficeId = call.OfficeId, PageSize = TasksMax };
        try
        {
            var answer = await client.ListTasksAsync(request, call.Proof.ToPassOn, time.GetUtcNow().UtcDateTime + Limit, cancel);
            return [.. answer.Tasks
                .Where(task => task.State is not (TaskState.Returned or TaskState.Cancelled))
                .Select(task => new HeldTask(task.Step, task.PersonId.Length == 0 ? null : Guid.Parse(task.PersonId)))];
        }
        // A peer that stops may end the call; that is no wish of our caller's.
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
            || (e.StatusCode == StatusCode.Cancelled && !call.Cancel.IsCancellationRequested))
        {
            throw Refusal.Of(Reasons.PeerUnavailable).AsException();
        }
    }
}

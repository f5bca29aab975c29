using Grpc.Core;
using Microsoft.Extensions.Logging;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Access;

/// <summary>Asks Agencies, in the caller's own name, which tasks the caller holds in a case: news of a task may still be on its way.</summary>
internal sealed class HeldTasksAtAgencies(TaskService.TaskServiceClient client, TimeProvider time, ILogger<HeldTasksAtAgencies> log)
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
        // Our caller was believed here: that Agencies and this service do not believe each other is for the operators to mend.
        catch (RpcException e) when (e.StatusCode is StatusCode.Internal or StatusCode.Unauthenticated)
        {
            log.LogWarning("Agencies could not be asked: {Status} ({Cause}).", e.StatusCode, e.GetBaseException().GetType().Name);
            throw Refusal.Of(Reasons.PeerUnavailable).AsException();
        }
    }
}

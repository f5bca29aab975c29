using Netralitas.Agencies.Tasks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;

namespace Netralitas.Agencies.Referrals;

/// <summary>An office accepts, rejects or revokes a referral. It may see the task no more afterwards: then the answer is empty.</summary>
internal sealed class AnswerReferral(TaskDesk desk, ReferenceBook reference)
{
    public async Task<AcceptReferralResponse> HandleAsync(AcceptReferralRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        return new() { Task = await MoveAsync(checks, command, request.ReferralId, ReferralMove.Accept, ReferralReason.Unspecified, call) };
    }

    public async Task<RejectReferralResponse> HandleAsync(RejectReferralRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        ReferTask.Checked(checks, request.Reason);
        return new() { Task = await MoveAsync(checks, command, request.ReferralId, ReferralMove.Reject, request.Reason, call) };
    }

    public async Task<RevokeReferralResponse> HandleAsync(RevokeReferralRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        return new() { Task = await MoveAsync(checks, command, request.ReferralId, ReferralMove.Revoke, ReferralReason.Unspecified, call) };
    }

    private Task<TaskMessage?> MoveAsync(FieldChecks checks, TaskCommand command, string referralId, ReferralMove move, ReferralReason reason, Call call)
    {
        var id = checks.Uuid("referral_id", referralId);
        checks.ThrowIfAny();
        return desk.RunAndLookAsync(
            call, command, (task, followed, now) => Referring.Move(task, id, move, reason, ReferTask.ActorOf(call), followed.CaseNumber, now, reference));
    }
}

using Netralitas.Agencies.Tasks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Agencies.Referrals;

/// <summary>An office shares its task, offers it, or asks another for one.</summary>
internal sealed class ReferTask(TaskDesk desk, ReferenceBook reference, LegalClock clock)
{
    public async Task<ShareTaskResponse> HandleAsync(ShareTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        return new() { Task = await OfferAsync(checks, command, ReferralKind.Share, To(checks, request.ToOfficeId), request.Reason, call) };
    }

    public async Task<HandOverTaskResponse> HandleAsync(HandOverTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        return new() { Task = await OfferAsync(checks, command, ReferralKind.HandOver, To(checks, request.ToOfficeId), request.Reason, call) };
    }

    public async Task<AskForTaskResponse> HandleAsync(AskForTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        return new() { Task = await OfferAsync(checks, command, ReferralKind.Ask, reference.Offices.Find(call.OfficeId), request.Reason, call) };
    }

    private Task<TaskMessage> OfferAsync(FieldChecks checks, TaskCommand command, ReferralKind kind, Office? to, ReferralReason reason, Call call)
    {
        Checked(checks, reason);
        checks.ThrowIfAny();
        return desk.RunAsync(call, command, (task, followed, now) => Referring.Offer(task, kind, to!, reason, ActorOf(call), followed.Snapshot, now, reference));
    }

    private Office? To(FieldChecks checks, string id)
    {
        var office = reference.Offices.Find(id);
        if (checks.Require(office is not null, "to_office_id", "must be the id of an office such as bkpsdm-63.72"))
        {
            checks.Require(!office!.HasEnded(clock.Now()), "to_office_id", "must be an office that still exists");
        }

        return office;
    }

    /// <summary>The reason of a request.</summary>
    public static void Checked(FieldChecks checks, ReferralReason reason) =>
        checks.Require(checks.OneOf("reason", reason) != ReferralReason.Lapsed, "reason", "is not for callers to give");

    /// <summary>Who calls.</summary>
    public static ReferralActor ActorOf(Call call) => new(call.OfficeId, call.Caller.Account, call.RecordingOfficeId);
}

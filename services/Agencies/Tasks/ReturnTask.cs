using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>The office gives the task back; in the same transaction the handling office gets one to route it anew.</summary>
internal sealed class ReturnTask(TaskDesk desk, ReferenceBook reference, LegalClock clock)
{
    public Task<TaskMessage> HandleAsync(ReturnTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        var reason = checks.OneOf("reason", request.Reason);
        var suggested = Suggested(checks, request, call.OfficeId, clock.Now());
        checks.ThrowIfAny();
        return desk.RunAsync(call, command, (task, followed, now) => Decide(task, followed, reason, suggested, now, reference));
    }

    /// <summary>A mirror, and a step whose plan says so, cannot be given back.</summary>
    public static Decision<FollowUpChanges> Decide(
        FollowUpTask task, FollowedCase followed, ReturnReason reason, string? suggestedOfficeId, Instant now, ReferenceBook reference)
    {
        if (!task.Returnable)
        {
            return Refusal.Of(TaskReasons.TaskNotReturnable, ("step", task.Step)) with { Resource = ("task", task.Id.ToString()) };
        }

        return TaskLifecycle.After(task, TaskMove.Return, now).Then(after =>
        {
            var returned = after with { ReturnReason = reason, SuggestedOfficeId = suggestedOfficeId };
            return Route(returned, followed, now, reference);
        });
    }

    private static Decision<FollowUpChanges> Route(FollowUpTask returned, FollowedCase followed, Instant now, ReferenceBook reference)
    {
        try
        {
            var plan = reference.Routing.Find(followed.PlanVersion) ?? throw new CannotRouteException("(any)", followed.Snapshot);
            List<FollowUpTask> opened =
            [
                .. plan.Steps.Where(step => step.OpensOn == PlanTrigger.TaskReturned && step.When.AppliesToCase(followed.Snapshot.Kind))
                    .Select(step => TaskOpening.OnTaskReturned(step, followed, returned, now, reference)),
            ];
            var number = followed.CaseNumber;
            return new FollowUpChanges(
                opened,
                [returned],
                [
                    new TaskReturned(returned.Snapshot(now, returned.OfficeId, number)),
                    .. opened.Select(task => new TaskOpened(task.Snapshot(now, returned.OfficeId, number))),
                ]);
        }
        catch (CalendarYearMissingException e)
        {
            return Refusal.Of(TaskReasons.CalendarYearMissing, ("year", e.Year.ToString())) with { Resource = ("task", returned.Id.ToString()) };
        }
    }

    private string? Suggested(FieldChecks checks, ReturnTaskRequest request, string ownOfficeId, Instant now)
    {
        const string Field = "suggested_office_id";
        var id = request.SuggestedOfficeId;
        if (id.Length == 0)
        {
            return null;
        }

        checks.Require(request.Reason == ReturnReason.WrongReceiver, Field, "is given only with RETURN_REASON_WRONG_RECEIVER");
        checks.Require(id != ownOfficeId, Field, "must be another office than the one that returns the task");
        if (checks.Require(reference.Offices.Find(id) is not null, Field, "must be the id of an office such as bkpsdm-63.72"))
        {
            var office = reference.Offices.Find(id)!;
            checks.Require(!office.HasEnded(now), Field, "must be an office that still exists");
        }

        return id;
    }
}

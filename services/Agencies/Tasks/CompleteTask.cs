using System.Text.RegularExpressions;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>The office has done the task.</summary>
internal sealed partial class CompleteTask(TaskDesk desk)
{
    private const int NumberLengthMax = 100;

    public Task<TaskMessage> HandleAsync(CompleteTaskRequest request, Call call)
    {
        var checks = new FieldChecks();
        var command = TaskCommand.Of(checks, request, request.RequestId, request.TaskId, request.Etag);
        var number = DocumentNumber(checks, request.DocumentNumber);
        checks.ThrowIfAny();
        return desk.RunAsync(call, command, (task, followed, now) => Decide(task, number, followed.CaseNumber, now));
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

    /// <summary>The number of a document and nothing more: facts travel without anything personal.</summary>
    public static string? DocumentNumber(FieldChecks checks, string value)
    {
        var number = checks.Text("document_number", value, 0, NumberLengthMax);
        checks.Require(Allowed().IsMatch(number), "document_number", "must consist of letters, digits, spaces, full stops, slashes and hyphens");
        checks.Require(!IdentityNumber().IsMatch(number), "document_number", "must not contain the number of a person (NIK or NIP)");
        return number.Length == 0 ? null : number;
    }

    [GeneratedRegex("^[A-Za-z0-9 ./-]*$")]
    private static partial Regex Allowed();

    /// <summary>A NIK has 16 digits, a NIP 18, the latter often written in groups.</summary>
    [GeneratedRegex("([0-9] ?){16}")]
    private static partial Regex IdentityNumber();
}

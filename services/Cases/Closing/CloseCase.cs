using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Closing;

/// <summary>Closes a case as not registered (tidak diregistrasi).</summary>
internal sealed class CloseCase(CaseCommands commands, LegalClock clock, Reading.ReadCase read)
{
    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<CloseCaseResponse> HandleAsync(CloseCaseRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        checks.OneOf("reason", request.Reason);
        checks.Require(request.Reason is not (CloseReason.Withdrawn or CloseReason.Concluded or CloseReason.Merged), "reason", "must be a reason not to register; see WithdrawReport, ConcludeCase and MergeCases");
        var note = checks.Text("note", request.Note, 0, IntakeChecks.TextMax);
        checks.ThrowIfAny();
        var closed = new Closed(clock.Now(), call.OfficeId, request.Reason, note.Length == 0 ? null : note);
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag), file => Decide(file, closed));
        return new CloseCaseResponse { Case = await read.AfterAsync(call, caseId) };
    }

    /// <summary>The decision. Refused: registered or closed already.</summary>
    public static Decision<CaseChange> Decide(NeutralityCase file, Closed closed) =>
        CaseLifecycle.Refuse(file, CaseLifecycle.Close) is { } refusal ? refusal : closed;
}

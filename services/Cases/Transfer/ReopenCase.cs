using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Transfer;

/// <summary>Reopens a case that has ended (dibuka kembali): it goes on where it stood before.</summary>
internal sealed class ReopenCase(TakeStep step)
{
    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<ReopenCaseResponse> HandleAsync(ReopenCaseRequest request, Call call)
    {
        var words = "";
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Reopen, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks => words = checks.Text("reason", request.Reason, 1, IntakeChecks.TextMax),
            (known, number, now) => known.Imported ? Refusal.Of(TransferReasons.History) : new Reopened(now, call.OfficeId, number, words));
        return new ReopenCaseResponse { Case = file };
    }
}

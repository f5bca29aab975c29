using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Study;

/// <summary>Ends the initial study (kajian awal) of a report.</summary>
/// <remarks>Perbawaslu 7/2022 Pasal 15; Perbawaslu 8/2020 jo 9/2024; clocks DL-05 and DL-06, which Agencies mirrors as a task.</remarks>
internal sealed class CompleteInitialStudy(CaseCommands commands, LegalClock clock, Reading.ReadCase read)
{
    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<CompleteInitialStudyResponse> HandleAsync(CompleteInitialStudyRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        var summary = checks.Text("summary", request.Summary, 1, IntakeChecks.TextMax);
        checks.ThrowIfAny();
        var studied = new Studied(clock.Now(), call.OfficeId, request.FormalRequirementsMet, request.MaterialRequirementsMet, summary);
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag), file => Decide(file, studied));
        return new CompleteInitialStudyResponse { Case = await read.AfterAsync(call, caseId) };
    }

    /// <summary>The decision. Refused: it is no report, or not under study.</summary>
    public static Decision<CaseChange> Decide(NeutralityCase file, Studied studied) =>
        CaseLifecycle.Refuse(file, CaseLifecycle.Study) is { } refusal ? refusal : studied;
}

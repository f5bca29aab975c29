using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Registration;

/// <summary>Registers a case (registrasi) and gives it its official number.</summary>
/// <remarks>A report that met its requirements gets an LP number; a finding, or information that was set as one, a TM number.</remarks>
internal sealed class RegisterCase(CaseCommands commands, LegalClock clock, NumberDesk numbers, Reading.ReadCase read)
{
    private static readonly Reason ReportLate = new("REPORT_LATE", Grpc.Core.StatusCode.FailedPrecondition,
        "The report came too late: by {rule_id} its time was over at {after_time}. It is received and not registered; close it with reason LATE.",
        "Laporan disampaikan melewati batas waktu: menurut {rule_id} batasnya {after_time}. Laporan diterima tetapi tidak diregistrasi.");

    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<RegisterCaseResponse> HandleAsync(RegisterCaseRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        checks.ThrowIfAny();
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag), async (db, file, cancel) =>
            (CaseLifecycle.Refuse(file, CaseLifecycle.Register) ?? RefuseLate(file)) is { } refusal ? refusal : await NumberAsync(db, file, call.OfficeId, cancel));
        return new RegisterCaseResponse { Case = await read.AfterAsync(call, caseId) };
    }

    private static Refusal? RefuseLate(NeutralityCase file) => file.Late is not { } late
        ? null
        : Refusal.Of(ReportLate, ("rule_id", late.RuleId), ("rule_version", $"{late.RuleVersion}"), ("after_time", $"{late.After}")) with { Resource = ("case", file.Id.ToString()) };

    private async Task<Decision<CaseChange>> NumberAsync(CasesDb db, NeutralityCase file, string officeId, CancellationToken cancel)
    {
        var source = file.Kind == CaseKind.Report ? NumberDesk.Report : NumberDesk.Finding;
        var number = await numbers.NextAsync(db, new WantedNumber(file.HandlingOfficeId, Registered: true, source, file.Contest, file.ElectionId), cancel);
        return new Registered(clock.Now(), officeId, number.Text, number.Provisional);
    }
}

using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Cases.Registration;

/// <summary>Registers a case (registrasi) and gives it its official number.</summary>
/// <remarks>A report that met its requirements gets an LP number; a finding, or information that was set as one, a TM number.</remarks>
internal sealed class RegisterCase(CaseCommands commands, LegalClock clock, ReferenceBook reference, Reading.ReadCase read)
{
    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<RegisterCaseResponse> HandleAsync(RegisterCaseRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        checks.ThrowIfAny();
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag), async (db, file, cancel) =>
            CaseLifecycle.Refuse(file, CaseLifecycle.Register) is { } refusal ? refusal : await NumberAsync(db, file, call.OfficeId, cancel));
        return new RegisterCaseResponse { Case = await read.AfterAsync(call, caseId) };
    }

    private async Task<Decision<CaseChange>> NumberAsync(CasesDb db, NeutralityCase file, string officeId, CancellationToken cancel)
    {
        var office = reference.Offices.Find(file.HandlingOfficeId)!;
        var source = file.Kind == CaseKind.Report ? "LP" : "TM";
        var contest = reference.Elections.Find(file.ElectionId)!.RuleOf((Contest)file.Contest)!;
        var running = await NumberCounter.NextAsync(db, office.Id, source, file.Contest, file.ElectionId, cancel);
        var now = clock.Now();
        var region = office.RegionCode is null ? null : reference.Regions.Find(office.RegionCode);
        var (text, provisional) = OfficialNumber.Write(
            running, source, contest.Code, office, region, reference.AreaCodes.AreaCodeOf(office.Id), now.InZone(office.Zone).Date);
        return new Registered(now, officeId, text, provisional);
    }
}

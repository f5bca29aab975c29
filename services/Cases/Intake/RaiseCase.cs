using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Reading;
using Netralitas.Cases.Recusal;
using Netralitas.Cases.Registration;
using Netralitas.Cases.Vault;
using Netralitas.Cases.Vault.Intake;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Cases.Intake;

/// <summary>Brings a report (laporan), finding (temuan) or initial information (informasi awal) into the network.</summary>
internal sealed class RaiseCase(
    Store<CasesDb> store, LegalClock clock, ReferenceBook reference, NumberDesk numbers, ReadCase read, TakeIn takeIn, MatchKeys keys, FindDuplicates duplicates,
    OfficerNumbers officers)
{
    private static readonly Reason OnlyBawaslu = new("ONLY_BAWASLU_RAISES", Grpc.Core.StatusCode.PermissionDenied,
        "Only a Bawaslu office raises reports and findings; raise it as information instead.",
        "Hanya kantor Bawaslu yang menerima laporan dan menetapkan temuan; sampaikan sebagai informasi awal.");

    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<RaiseCaseResponse> HandleAsync(RaiseCaseRequest request, Call call)
    {
        var now = clock.Now();
        if (RefuseOffice(request.Kind, reference.Offices.Find(call.OfficeId)!) is { } refusal)
        {
            throw refusal.AsException();
        }

        var (requestId, raised, newReporters) = IntakeChecks.Check(request, call.OfficeId, now, reference);
        var reporters = await takeIn.SealAsync(raised.CaseId, call.OfficeId, now, newReporters, call.Cancel);
        var matchKeys = await keys.OfAsync(
            raised.CaseId, raised.ActDate, raised.PlaceRegionCode, raised.Persons.Select(person => person.Who), raised.EvidenceLinks ?? [], call.Cancel);
        NeutralityCase? written = null;
        var id = await store.OnceAsync(call, request, requestId, raised.CaseId, async (db, cancel) =>
        {
            var receipt = SourceOf(raised.Kind) is { } source
                ? await numbers.NextAsync(db, new WantedNumber(raised.OfficeId, Registered: false, source, raised.Contest, raised.ElectionId), cancel)
                : null;
            var change = raised with { RecordingOfficeId = call.RecordingOfficeId, Receipt = receipt };
            written = new NeutralityCase();
            db.Insert(written);
            db.Record(written, await officers.WithOfficersAsync(db, [], change, [.. raised.Persons.Select(person => person.Who.EmployeeNumber)], cancel), holders: []);
            written.Persons.ForEach(db.Insert);
            foreach (var key in matchKeys)
            {
                db.Insert(key);
            }

            foreach (var reporter in reporters)
            {
                db.Insert(reporter);
            }
        });
        // The first time the answer is what was written; a repeated request is answered with the case as it has become.
        var isFirst = written?.Id == id;
        var response = new RaiseCaseResponse { Case = isFirst ? ReadCase.After(call, written!) : await read.AfterAsync(call, id) };
        foreach (var reporter in isFirst ? reporters : await CameWithAsync(id, newReporters.Count, call.Cancel))
        {
            response.Reporters.Add(await takeIn.AnswerAsync(reporter, call.Cancel));
        }

        response.Duplicates.AddRange(await (isFirst ? duplicates.OfNewAsync(call, written!, matchKeys) : duplicates.OfAsync(call, id)));
        return response;
    }

    /// <summary>Source of the receipt number, which the office that receives it gives; null for information, which has no source in the grammar.</summary>
    private static string? SourceOf(CaseKind kind) => kind switch
    {
        CaseKind.Report => NumberDesk.Report,
        CaseKind.Finding => NumberDesk.Finding,
        _ => null,
    };

    /// <summary>The reporters that came with a case: those who came later stand behind them.</summary>
    private Task<List<ReporterRow>> CameWithAsync(Guid caseId, int count, CancellationToken cancel) => store.ReadAsync(
        (db, within) => db.Reporters.Where(row => row.CaseId == caseId && row.Position < count).OrderBy(row => row.Position).ToListAsync(within), cancel);

    /// <summary>Reports and findings come from Bawaslu; information from any office.</summary>
    public static Refusal? RefuseOffice(CaseKind kind, Office office) =>
        kind is CaseKind.Report or CaseKind.Finding && office.Function != OfficeTable.HandlingFunction ? Refusal.Of(OnlyBawaslu) : null;
}

using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Reading;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;
using OfficialNumber = Netralitas.Cases.Registration.OfficialNumber;

namespace Netralitas.Cases.RegisterBook;

/// <summary>The register of ended cases that have a number, in the order of their numbers.</summary>
internal sealed class ExportRegister(Store<CasesDb> store, Transfers transfers, DocumentOptions options)
{
    private const int CasesMax = 100_000;
    private const int CasesAtOnce = 200;

    /// <summary>Answers ExportRegister.</summary>
    public async Task HandleAsync(ExportRegisterRequest request, Call call, IServerStreamWriter<ExportRegisterResponse> writer)
    {
        var checks = new FieldChecks();
        var filter = CaseFilter.Of(checks, request);
        checks.ThrowIfAny();
        using var transfer = transfers.Begin(call);
        var lines = await store.ReadAsync((db, cancel) => LinesAsync(db, call, filter, cancel), call.Cancel, Store<CasesDb>.BackgroundLimit);
        foreach (var some in lines.Chunk(CasesAtOnce))
        {
            transfer.ThrowIfEnded();
            var ids = some.Select(line => line.Id).ToList();
            var files = await store.ReadAsync(
                (db, cancel) => SeenBy(db, call).Where(file => ids.Contains(file.Id)).Whole()
                    .ToDictionaryAsync(file => file.Id, cancel),
                call.Cancel, Store<CasesDb>.BackgroundLimit);
            // What is hidden since is left out.
            foreach (var line in some.Where(line => files.ContainsKey(line.Id)))
            {
                await SendAsync(writer, new ExportRegisterResponse { Rows = { RegisterView.Rows(files[line.Id]) } });
            }
        }
    }

    /// <summary>What the calling office handles or stands above, without what the caller keeps out of.</summary>
    private static IQueryable<NeutralityCase> SeenBy(CasesDb db, Call call) => CaseAccess.VisibleTo(db, call.Viewer)
        .Where(file => file.ClosedTime != null && (file.HandlingOfficeId == call.OfficeId || file.HandlingSupervisorId == call.OfficeId));

    private static async Task<List<Line>> LinesAsync(CasesDb db, Call call, CaseFilter filter, CancellationToken cancel)
    {
        var lines = await filter.Narrow(SeenBy(db, call)).Where(file => file.OfficialNumber != null || file.ReceiptNumber != null).OrderBy(file => file.Id)
            .Select(file => new Line(file.Id, file.ElectionId, file.OfficialNumber ?? file.ReceiptNumber!)).Take(CasesMax + 1).ToListAsync(cancel);
        if (lines.Count > CasesMax)
        {
            throw Refusal.Of(RegisterReasons.TooManyCases, ("max", CasesMax.ToString())).AsException();
        }

        // Not by the database: its order of words is its own.
        return [.. lines.Select(line => (Line: line, Number: OfficialNumber.Parse(line.Number)!))
            .OrderBy(one => one.Line.ElectionId, StringComparer.Ordinal).ThenBy(one => one.Number.Contest, StringComparer.Ordinal).ThenBy(one => one.Number.Area, StringComparer.Ordinal)
            .ThenBy(one => one.Number.Source, StringComparer.Ordinal).ThenByDescending(one => one.Number.Registered).ThenBy(one => one.Number.Year).ThenBy(one => one.Number.Running)
            .ThenBy(one => one.Line.Number, StringComparer.Ordinal).Select(one => one.Line)];
    }

    private async Task SendAsync(IServerStreamWriter<ExportRegisterResponse> writer, ExportRegisterResponse message)
    {
        try
        {
            await writer.WriteAsync(message).WaitAsync(options.SilenceMax);
        }
        catch (TimeoutException)
        {
            throw Refusal.Of(StreamReasons.TooSlow).AsException();
        }
    }

    /// <summary>A case of the register, by its official number, or by that of its receipt where it has no other.</summary>
    private sealed record Line(Guid Id, string ElectionId, string Number);
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Vault.Ending;

/// <summary>Destroys identities whose time is over (retensi): so long after their case was closed as <c>retention.yaml</c> says, unless it is held.</summary>
internal sealed class Retention(Store<CasesDb> store, ReferenceBook reference, LegalClock clock, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int BatchMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private static readonly IReadOnlyDictionary<ReporterKind, string> Documents = new Dictionary<ReporterKind, string>
    {
        [ReporterKind.Reporter] = RetentionTable.ReporterIdentity, [ReporterKind.Witness] = RetentionTable.WitnessIdentity,
    };

    /// <summary>Destroys at most a batch of each kind.</summary>
    /// <returns>Whether there may be more.</returns>
    internal async Task<bool> DestroyAsync(CancellationToken cancel)
    {
        var isMore = false;
        foreach (var (kind, document) in Documents)
        {
            if (reference.Retention.Find(document) is { Days: { } days } rule)
            {
                isMore |= await store.WriteAsync((db, within) => DestroyAsync(db, kind, rule.Id, clock.Now() - Duration.FromDays(days), within), cancel, Store<CasesDb>.BackgroundLimit);
            }
        }

        return isMore;
    }

    protected override Task<bool> StepAsync(CancellationToken cancel) => DestroyAsync(cancel);

    private async Task<bool> DestroyAsync(CasesDb db, ReporterKind kind, string rule, Instant closedBefore, CancellationToken cancel)
    {
        var due = await (
            from row in db.Reporters
            join file in db.Cases on row.CaseId equals file.Id
            where row.Kind == kind && row.ShredTime == null && file.ClosedTime < closedBefore && !db.LegalHolds.Any(hold => hold.CaseId == file.Id)
            orderby row.Id
            select new { row, file }).Take(BatchMax).ToListAsync(cancel);
        foreach (var one in due)
        {
            one.row.Shred(clock.Now());
            new VaultCase(db, one.file, one.file.HandlingOfficeId, clock.Now(), Account: null)
                .Note(ShredReporter.EventType, ("reporter_id", one.row.Id.ToString()), ("kind", Words.Of(kind)), ("retention", rule));
        }

        return due.Count == BatchMax;
    }
}

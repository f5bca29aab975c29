using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Auditing;

/// <summary>Tells of audits that ended by their time. Nothing depends on it: they are over by themselves.</summary>
/// <remarks>What is to be told stands on the audit, so that what ended while every process was down is told at the next start. Of two replicas one
/// finds the case changed, and tries again.</remarks>
internal sealed class AuditTimer(Store<CasesDb> store, LegalClock clock, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int BatchMax = 100;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>The clock that it watches.</summary>
    internal static ServiceClock<CasesDb> Clock { get; } = new(
        "audit-ends", nameof(AuditTimer), Duration.Zero, IsLegal: true,
        db => db.AuditAccesses.Where(row => row.EndDueTime != null).Select(row => new DueRow { Id = row.Id, Time = row.EndDueTime!.Value }));

    protected override async Task<bool> StepAsync(CancellationToken cancel) =>
        await store.WriteAsync(TellBatchAsync, cancel, Store<CasesDb>.BackgroundLimit) == BatchMax;

    private async Task<int> TellBatchAsync(CasesDb db, CancellationToken cancel)
    {
        var now = clock.Now();
        var due = await (
            from audit in db.AuditAccesses
            join file in db.Cases on audit.CaseId equals file.Id
            where audit.EndDueTime <= now
            orderby audit.EndDueTime
            select new { audit, file }).Take(BatchMax).ToListAsync(cancel);
        foreach (var one in due)
        {
            one.audit.EndDueTime = null;
            db.TellExpired(one.file, one.audit, now);
        }

        return due.Count;
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Auditing;

/// <summary>Records every read of a case that is open for audit, each by itself, before it is answered.</summary>
/// <remarks>On the audit and not on the timeline, which one auditor would fill; and no more of them than <see cref="Most"/>.</remarks>
internal sealed class AuditReads(Store<CasesDb> store, LegalClock clock)
{
    /// <summary>Most reads of one audit.</summary>
    public const int Most = 1000;

    /// <summary>Records a read where an audit let the caller pass.</summary>
    /// <param name="call">The call.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="relation">How the caller stands to it.</param>
    /// <exception cref="RefusalException">AUDIT_USED_UP; NOT_FOUND: it has just ended.</exception>
    public async Task RecordAsync(Call call, Guid caseId, Relation relation)
    {
        if (!relation.HasFlag(Relation.Auditor))
        {
            return;
        }

        Instant? now = clock.Now();
        await store.WriteAsync(
            async (db, cancel) =>
            {
                var open = Auditors.OpenOf(db, call, caseId, now.Value);
                var audit = await open.Select(row => row.Id).FirstOrDefaultAsync(cancel);
                if (audit == Guid.Empty)
                {
                    throw Refusal.NotFound("case", caseId.ToString()).AsException();
                }

                // Of reads at the same time each finds what the other has counted.
                var counted = await db.AuditAccesses.Where(row => row.Id == audit && row.ReadCount < Most).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.ReadCount, row => row.ReadCount + 1).SetProperty(row => row.LastReadTime, now), cancel);
                if (counted == 0)
                {
                    throw (Refusal.Of(AuditReasons.UsedUp, ("max", Most.ToString())) with { Resource = ("case", caseId.ToString()) }).AsException();
                }

                db.Insert(new AuditReadRow { Id = Guid.CreateVersion7(), AuditId = audit, Method = call.Method[(call.Method.LastIndexOf('/') + 1)..], ReadTime = now.Value });
            },
            call.Cancel);
    }
}

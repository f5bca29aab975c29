using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Auditing;

/// <summary>Ends an audit before its time.</summary>
internal sealed class CloseAudit(Store<CasesDb> store, LegalClock clock)
{
    /// <summary>Checks, records, tells the handling office, and answers with the audit. What has ended stays as it is.</summary>
    public async Task<CloseAuditResponse> HandleAsync(CloseAuditRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, auditId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("audit_id", request.AuditId));
        checks.ThrowIfAny();
        await store.OnceAsync(call, request, requestId, auditId, async (db, cancel) =>
        {
            var audit = await db.AuditAccesses.SingleOrDefaultAsync(row => row.Id == auditId && row.CaseId == caseId, cancel);
            var isOwn = audit?.OfficeId == call.OfficeId;
            var file = await CaseAccess.Known(db, call, caseId, isOwn).SingleOrDefaultAsync(cancel);
            var relation = await CaseAccess.RelationAsync(db, call, file, personId: null, told: [], cancel);
            call.Require(relation | (isOwn && file is not null ? Relation.Auditor : Relation.None), "case", caseId.ToString());
            var now = clock.Now();
            if (audit is null)
            {
                throw Refusal.NotFound("audit", auditId.ToString()).AsException();
            }

            if (audit.IsOpenAt(now))
            {
                (audit.CloseTime, audit.ClosingOfficeId, audit.EndDueTime) = (now, call.OfficeId, null);
                db.Tell(call, file!, audit, now, "AUDIT_CLOSED", snapshot => new AuditClosed(snapshot));
            }
        });
        var kept = await store.ReadAsync((db, cancel) => db.AuditAccesses.SingleAsync(row => row.Id == auditId, cancel), call.Cancel);
        return new CloseAuditResponse { Audit = kept.ToMessage() };
    }
}

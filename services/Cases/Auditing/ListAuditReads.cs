using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Auditing;

/// <summary>What one audit was used for.</summary>
internal sealed class ListAuditReads(Store<CasesDb> store)
{
    /// <summary>Answers ListAuditReads: to whoever sees the audit.</summary>
    public Task<ListAuditReadsResponse> HandleAsync(ListAuditReadsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (caseId, auditId) = (checks.Uuid("case_id", request.CaseId), checks.Uuid("audit_id", request.AuditId));
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        checks.ThrowIfAny();
        return store.ReadAsync(async (db, cancel) =>
        {
            if (!await (await ListAudits.SeenByAsync(db, call, caseId, cancel)).AnyAsync(row => row.Id == auditId, cancel))
            {
                throw Refusal.NotFound("audit", auditId.ToString()).AsException();
            }

            var rows = await db.AuditReads.Where(row => row.AuditId == auditId && row.Id > after).OrderBy(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
            var (shown, next) = page.Cut(rows, row => row.Id.ToString());
            return new ListAuditReadsResponse { Reads = { shown.Select(row => row.ToMessage()) }, NextPageToken = next };
        }, call.Cancel);
    }
}

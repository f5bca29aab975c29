using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Auditing;

/// <summary>Who opened a case for audit.</summary>
internal sealed class ListAudits(Store<CasesDb> store)
{
    private const Relation SeesAll = Relation.Handler | Relation.HandlerSupervisor;

    /// <summary>Answers ListAudits: all of them to the handling office and the one above it, its own to an auditing office.</summary>
    public Task<ListAuditsResponse> HandleAsync(ListAuditsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var caseId = checks.Uuid("case_id", request.CaseId);
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        checks.ThrowIfAny();
        return store.ReadAsync(async (db, cancel) =>
        {
            var rows = await (await SeenByAsync(db, call, caseId, cancel)).Where(row => row.Id > after)
                .OrderBy(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
            var (shown, next) = page.Cut(rows, row => row.Id.ToString());
            return new ListAuditsResponse { Audits = { shown.Select(row => row.ToMessage()) }, NextPageToken = next };
        }, call.Cancel);
    }

    /// <summary>The audits of a case that a caller sees.</summary>
    /// <exception cref="RefusalException">NOT_FOUND: the case; NOT_ALLOWED.</exception>
    public static async Task<IQueryable<AuditAccessRow>> SeenByAsync(CasesDb db, Call call, Guid caseId, CancellationToken cancel)
    {
        var audits = (call.Caller.Roles & (Roles.Auditor | Roles.Head)) != Roles.None
            && await db.AuditAccesses.AnyAsync(row => row.CaseId == caseId && row.OfficeId == call.OfficeId, cancel);
        var file = await CaseAccess.Known(db, call, caseId, audits).SingleOrDefaultAsync(cancel);
        var relation = await CaseAccess.RelationAsync(db, call, file, personId: null, told: [], cancel);
        call.Require(relation | (audits && file is not null ? Relation.Auditor : Relation.None), "case", caseId.ToString());
        var seesAll = (relation & SeesAll) != Relation.None;
        return db.AuditAccesses.Where(row => row.CaseId == caseId && (seesAll || row.OfficeId == call.OfficeId));
    }
}

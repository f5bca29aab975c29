using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Cases.Auditing;

/// <summary>Opens a case for audit by one account, for some hours.</summary>
internal sealed class OpenForAudit(Store<CasesDb> store, Auditors auditors, LegalClock clock)
{
    /// <summary>Most cases that one account has open.</summary>
    public const int OpenMax = 10;

    private const int HoursMax = 72;

    /// <summary>Checks, records, tells the handling office, and answers with the audit.</summary>
    public async Task<OpenForAuditResponse> HandleAsync(OpenForAuditRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        var ground = checks.OneOf("ground", request.Ground);
        var document = checks.DocumentNumber("document_number", request.DocumentNumber, 1);
        checks.Require(request.Hours is >= 1 and <= HoursMax, "hours", $"must be 1 to {HoursMax}");
        checks.ThrowIfAny();
        var now = clock.Now();
        var audit = new AuditAccessRow
        {
            Id = Guid.CreateVersion7(), CaseId = caseId, OfficeId = call.OfficeId, Account = call.Caller.Account, Ground = ground, DocumentNumber = document,
            OpenTime = now, ExpireTime = now + Duration.FromHours(request.Hours), EndDueTime = now + Duration.FromHours(request.Hours),
        };
        var id = await store.OnceAsync(call, request, requestId, audit.Id, async (db, cancel) =>
        {
            var audits = await auditors.MayAuditAsync(db, call.OfficeId, caseId, cancel);
            var file = await CaseAccess.Known(db, call, caseId, audits).SingleOrDefaultAsync(cancel);
            var relation = await CaseAccess.RelationAsync(db, call, file, personId: null, told: [], cancel);
            call.Require(relation | (audits && file is not null ? Relation.Auditor : Relation.None), "case", caseId.ToString());
            var open = await db.AuditAccesses.AsNoTracking()
                .Where(row => row.OfficeId == audit.OfficeId && row.Account == audit.Account && row.CloseTime == null && row.ExpireTime > now).ToListAsync(cancel);
            if (Refuse(open, caseId) is { } no)
            {
                throw (no with { Resource = ("case", caseId.ToString()) }).AsException();
            }

            db.Insert(audit);
            db.Tell(call, file!, audit, now, "AUDIT_OPENED", snapshot => new AuditOpened(snapshot));
        });
        var kept = await store.ReadAsync((db, cancel) => db.AuditAccesses.SingleAsync(row => row.Id == id, cancel), call.Cancel);
        return new OpenForAuditResponse { Audit = kept.ToMessage() };
    }

    /// <summary>Why an account may not open a case; null when it may.</summary>
    /// <param name="open">What the account has open.</param>
    /// <param name="caseId">The case.</param>
    public static Refusal? Refuse(IReadOnlyCollection<AuditAccessRow> open, Guid caseId) =>
        open.FirstOrDefault(row => row.CaseId == caseId) is { } already ? Refusal.Of(AuditReasons.OpenAlready, ("expire_time", InstantPattern.General.Format(already.ExpireTime)))
        : open.Count >= OpenMax ? Refusal.Of(AuditReasons.TooMany, ("max", OpenMax.ToString()))
        : null;
}

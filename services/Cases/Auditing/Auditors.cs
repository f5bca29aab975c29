using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Auditing;

/// <summary>Who may open a case for audit, and for whom it is open.</summary>
internal sealed class Auditors(ReferenceBook reference, AuditFunctions functions, LegalClock clock)
{
    /// <summary>Whether an office audits a case: its function is an auditing one, it stands above the handling office, does not keep out, and
    /// employs no reported person. The office right above sees the case anyway.</summary>
    public async Task<bool> MayAuditAsync(CasesDb db, string officeId, Guid caseId, CancellationToken cancel)
    {
        var handling = await db.Cases
            .Where(file => file.Id == caseId && file.HandlingSupervisorId != officeId && !file.RecusedOfficeIds.Contains(officeId)
                && !file.Persons.Any(person => person.EmployerOfficeId == officeId))
            .Select(file => file.HandlingOfficeId).SingleOrDefaultAsync(cancel);
        return handling is not null && IsAbove(handling, officeId);
    }

    /// <summary>Whether the calling account has opened a case, and it is still open for it, where the method is one by which auditors read.</summary>
    public async Task<bool> IsOpenAsync(CasesDb db, Call call, Guid caseId, CancellationToken cancel)
    {
        // Nobody audits for another office: its accounts are other accounts, whatever they are called.
        if (!call.Rule.Who.HasFlag(Relation.Auditor) || !call.Caller.Roles.HasFlag(Roles.Auditor) || call.RecordingOfficeId is not null)
        {
            return false;
        }

        return await OpenOf(db, call, caseId, clock.Now()).AnyAsync(cancel) && await MayAuditAsync(db, call.OfficeId, caseId, cancel);
    }

    /// <summary>The audit by which the calling account has a case open.</summary>
    public static IQueryable<AuditAccessRow> OpenOf(CasesDb db, Call call, Guid caseId, Instant now)
    {
        var account = call.Caller.Account;
        return db.AuditAccesses.Where(row => row.CaseId == caseId && row.OfficeId == call.OfficeId && row.Account == account && row.CloseTime == null && row.ExpireTime > now);
    }

    private bool IsAbove(string handlingOfficeId, string officeId) =>
        reference.Offices.Find(officeId) is { } office && functions.Names.Contains(office.Function)
        && reference.Offices.Find(handlingOfficeId)?.RegionCode is { } code && reference.Offices.IsAbove(office, reference.Regions.Find(code)!);
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Cases.Auditing;

/// <summary>Who may open a case for audit, and for whom it is open.</summary>
internal sealed class Auditors(ReferenceBook reference, AuditFunctions functions, LegalClock clock)
{
    /// <summary>How an office stands to a case that it has not opened: as its auditor, or not at all.</summary>
    /// <param name="file">The case with its persons; null when there is none.</param>
    /// <param name="officeId">The office.</param>
    public Relation StandingOf(NeutralityCase? file, string officeId) =>
        file is not null && IsAbove(file, officeId) && !file.RecusedOfficeIds.Contains(officeId) && !file.Persons.Exists(person => person.EmployerOfficeId == officeId)
            ? Relation.Auditor
            : Relation.None;

    /// <summary>The same of an account that reads: it must have opened the case, and all that was true then must still be.</summary>
    public async Task<Relation> ReadingAsync(CasesDb db, Call call, NeutralityCase? file, CancellationToken cancel) =>
        await HasOpenAsync(db, call, file?.Id ?? Guid.Empty, cancel) && IsAbove(file!, call.OfficeId) ? Relation.Auditor : Relation.None;

    /// <summary>Whether the calling account has a case open for this method. Of those without the role nothing is asked.</summary>
    public Task<bool> HasOpenAsync(CasesDb db, Call call, Guid caseId, CancellationToken cancel)
    {
        if (!call.Rule.Who.HasFlag(Relation.Auditor) || !call.Caller.Roles.HasFlag(Roles.Auditor))
        {
            return Task.FromResult(false);
        }

        var (now, account) = (clock.Now(), call.Caller.Account);
        return db.AuditAccesses.AnyAsync(
            row => row.CaseId == caseId && row.OfficeId == call.OfficeId && row.Account == account && row.CloseTime == null && row.ExpireTime > now
                && !db.Cases.Any(file => file.Id == caseId
                    && (file.RecusedOfficeIds.Contains(call.OfficeId) || file.Persons.Any(person => person.EmployerOfficeId == call.OfficeId))),
            cancel);
    }

    /// <summary>Whether an office of an auditing function stands above the one that handles the case. The one right above sees the case anyway.</summary>
    private bool IsAbove(NeutralityCase file, string officeId) =>
        officeId != file.HandlingSupervisorId
        && reference.Offices.Find(officeId) is { } office && functions.Names.Contains(office.Function)
        && reference.Offices.Find(file.HandlingOfficeId)?.RegionCode is { } code && reference.Offices.IsAbove(office, reference.Regions.Find(code)!);
}

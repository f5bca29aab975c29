using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Reading;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Recusal;

/// <summary>Keeps one officer out of a case because of a conflict of interest; the office goes on without.</summary>
internal sealed class RecuseOfficer(CaseCommands commands, LegalClock clock, ReadCase read)
{
    private static readonly Reason AlreadyOut = new("OFFICER_ALREADY_RECUSED", StatusCode.FailedPrecondition,
        "The officer keeps out of the case already.", "Petugas itu sudah dikecualikan dari perkara ini.");

    /// <summary>Checks, decides, records, and answers with the case, if the caller may still see it.</summary>
    public async Task<RecuseOfficerResponse> HandleAsync(RecuseOfficerRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, officerId) = (
            checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("officer_id", request.OfficerId));
        checks.OneOf("ground", request.Ground);
        checks.Require(request.Ground != RecusalGround.Employer, "ground", "must be a ground of a person; for the employer see RecuseOffice");
        checks.ThrowIfAny();
        var (now, isOwn) = (clock.Now(), officerId == call.Caller.OfficerId);
        var target = new CaseTarget(requestId, caseId, request.Etag, RolesOf: relation => isOwn ? RoleWords.Any : RolesOf(relation));
        await commands.ChangeAsync(call, request, target, async (db, file, cancel) =>
            Decide(file, officerId, await db.Officers.SingleOrDefaultAsync(row => row.OfficerId == officerId, cancel), request.Ground, call.OfficeId, now));
        return new RecuseOfficerResponse { Case = isOwn ? null : await read.AfterAsync(call, caseId) };
    }

    /// <summary>Which roles may keep another officer out, by how their office stands to the case.</summary>
    public static Roles RolesOf(Relation relation) =>
        (relation & (Relation.Handler | Relation.HandlerSupervisor)) != Relation.None ? Roles.Plenary | Roles.Head : Roles.Head;

    /// <summary>The decision; no state of the case stands against it, since closed cases are looked at too.</summary>
    /// <remarks>PP 42/2004 Pasal 11 huruf c (a civil servant avoids conflicts of interest). Refused: there is no such officer for the
    /// office that acts; the officer keeps out already.</remarks>
    public static Decision<CaseChange> Decide(
        NeutralityCase file, Guid officerId, OfficerRow? officer, RecusalGround ground, string actingOfficeId, Instant now)
    {
        // An office that only holds a task learns nothing of the officers of others.
        var namesAll = file.HandlingOfficeId == actingOfficeId || file.HandlingSupervisorId == actingOfficeId;
        if (officer is null || (officer.OfficeId != actingOfficeId && !namesAll))
        {
            return Refusal.NotFound("officer", officerId.ToString());
        }

        return file.RecusedOfficerIds.Contains(officerId)
            ? Refusal.Of(AlreadyOut) with { Resource = ("case", file.Id.ToString()) }
            : new OfficerKeptOut(now, actingOfficeId, officerId, ground);
    }
}

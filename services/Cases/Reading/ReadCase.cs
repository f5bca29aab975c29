using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.Auditing;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Reading;

/// <summary>One case, in the view that the caller may have.</summary>
internal sealed class ReadCase(Store<CasesDb> store, CaseAccess access, AuditReads reads)
{
    /// <summary>Answers GetCase.</summary>
    public async Task<GetCaseResponse> HandleAsync(GetCaseRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("case_id", request.CaseId);
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, id, personId: null);
        var (seen, relation) = await store.ReadAsync(async (db, cancel) =>
        {
            var (file, relation) = await access.ReadAsync(db, call, id, told, cancel);
            call.Require(relation, "case", id.ToString());
            return (CaseViews.Show(file!, CaseViews.ViewOf(relation)), relation);
        }, call.Cancel);
        await reads.RecordAsync(call, id, relation);
        return new GetCaseResponse { Case = seen };
    }

    /// <summary>The case after a command of the caller: in full for those who see all of it, otherwise what a task needs.</summary>
    /// <exception cref="RefusalException">NOT_FOUND: an officer who keeps out by now repeats what was done before.</exception>
    public Task<Case> AfterAsync(Call call, Guid id) => store.ReadAsync(
        async (db, cancel) => After(call, await db.Cases.Whole().SingleAsync(x => x.Id == id, cancel)), call.Cancel);

    /// <inheritdoc cref="AfterAsync"/>
    public static Case After(Call call, NeutralityCase file)
    {
        // The office that recorded it for another one is told no more than that it is done; an officer who keeps out, not even that.
        if (call.Viewer.OfficerId is { } officer && file.RecusedOfficerIds.Contains(officer))
        {
            throw Refusal.NotFound("case", file.Id.ToString()).AsException();
        }

        var sees = (file.HandlingOfficeId == call.OfficeId || file.HandlingSupervisorId == call.OfficeId) && !CaseAccess.KeepsOut(call.Viewer, file);
        return CaseViews.Show(file, CaseViews.ViewOf(sees ? Relation.Handler : Relation.None));
    }
}

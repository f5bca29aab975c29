using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.CaseFile;

/// <summary>What every command on an existing case does around its decision: authority, etag, once per request id, record.</summary>
internal sealed class CaseCommands(Store<CasesDb> store, CaseAccess access)
{
    /// <summary>Runs a command.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">Its request.</param>
    /// <param name="target">What it is about, already checked.</param>
    /// <param name="decide">The decision on the case as it stands.</param>
    public async Task ChangeAsync(Call call, IMessage request, CaseTarget target, Func<CasesDb, NeutralityCase, CancellationToken, Task<Decision<CaseChange>>> decide)
    {
        var told = await access.AskAsync(call, target.CaseId, target.PersonId);
        await store.OnceAsync(call, request, target.RequestId, target.CaseId, async (db, cancel) =>
        {
            var file = await CaseAccess.Known(db, call, target.CaseId, told.Count > 0).Whole().SingleOrDefaultAsync(cancel);
            var relation = await CaseAccess.RelationAsync(db, call, file, target.PersonId, told, cancel);
            call.Require(relation, "case", target.CaseId.ToString());
            if (target.RolesOf is { } rolesOf)
            {
                call.Require(rolesOf(relation));
            }

            Etag.Require(target.Etag, file!.Version, "case", target.CaseId.ToString());
            var decision = await decide(db, file, cancel);
            db.Record(file, decision.Facts with { RecordingOfficeId = call.RecordingOfficeId }, await CaseAccess.HoldersAsync(db, target.CaseId, cancel));
        });
    }

    /// <summary>Runs a command whose decision needs nothing but the case.</summary>
    public Task ChangeAsync(Call call, IMessage request, CaseTarget target, Func<NeutralityCase, Decision<CaseChange>> decide) =>
        ChangeAsync(call, request, target, (_, file, _) => Task.FromResult(decide(file)));
}

/// <summary>What a command is about.</summary>
/// <param name="RequestId">The caller's id of the request.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Etag">The etag that the caller last saw; empty to take the case as it is.</param>
/// <param name="PersonId">The person, for a command that a holder of the person's task may give.</param>
/// <param name="RolesOf">Which roles may give it, where that depends on how the office stands to the case; null where the rule says it all.</param>
internal sealed record CaseTarget(Guid RequestId, Guid CaseId, string Etag, Guid? PersonId = null, Func<Relation, Roles>? RolesOf = null);

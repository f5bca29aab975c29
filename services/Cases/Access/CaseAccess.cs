using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Access;

/// <summary>Decides how an office stands to a case.</summary>
internal sealed class CaseAccess(Store<CasesDb> store, HeldTasksAtAgencies agencies)
{
    /// <summary>The step whose holder may say who a person is.</summary>
    public const string IdentificationStep = "identify-person";

    /// <summary>The cases that an office may see: the one predicate of lists and single reads.</summary>
    /// <param name="db">The database.</param>
    /// <param name="officeId">The office.</param>
    /// <param name="recordingOfficeId">The one that records on its behalf, whose conflicts of interest count as well; null where none does.</param>
    public static IQueryable<NeutralityCase> VisibleTo(CasesDb db, string officeId, string? recordingOfficeId)
    {
        var open = recordingOfficeId is null ? db.Cases : db.Cases.Where(file => !file.RecusedOfficeIds.Contains(recordingOfficeId));
        return open.Where(file =>
            file.HandlingOfficeId == officeId
            || file.HandlingSupervisorId == officeId
            || (db.HeldTasks.Any(task => task.OfficeId == officeId && task.CaseId == file.Id && task.Active) && !file.RecusedOfficeIds.Contains(officeId)));
    }

    /// <summary>Offices that hold a task in a case.</summary>
    public static Task<List<string>> HoldersAsync(CasesDb db, Guid caseId, CancellationToken cancel) =>
        db.HeldTasks.Where(task => task.CaseId == caseId && task.Active).Select(task => task.OfficeId).Distinct().ToListAsync(cancel);

    /// <summary>What Agencies says that the calling office holds, where what this service has heard does not let it pass.</summary>
    /// <remarks>Asked before the work on the case begins: no transaction, and no writer's place, waits for another service.</remarks>
    /// <param name="call">The call.</param>
    /// <param name="caseId">The case; whether it exists makes no difference to what is asked.</param>
    /// <param name="personId">When given, only this person's identification task lets a holder pass.</param>
    /// <exception cref="Platform.Errors.RefusalException">PEER_UNAVAILABLE.</exception>
    public async Task<IReadOnlyList<HeldTask>> AskAsync(Call call, Guid caseId, Guid? personId)
    {
        var acting = call.RecordingOfficeId ?? call.OfficeId;
        var passes = await store.ReadAsync(
            async (db, cancel) => await db.Cases.AnyAsync(
                    file => file.Id == caseId && (file.HandlingOfficeId == call.OfficeId || file.HandlingSupervisorId == call.OfficeId) && !file.RecusedOfficeIds.Contains(acting), cancel)
                || await HoldsAsync(db, call, caseId, personId, cancel),
            call.Cancel);
        return passes ? [] : await agencies.AskAsync(call, caseId, call.Cancel);
    }

    /// <summary>How the calling office stands to a case.</summary>
    /// <param name="db">The database.</param>
    /// <param name="call">The call.</param>
    /// <param name="file">The case; null when there is none.</param>
    /// <param name="personId">When given, only the holder of this person's identification task counts as holder.</param>
    /// <param name="told">What <see cref="AskAsync"/> gave for the same case and person.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Relation> RelationAsync(
        CasesDb db, Call call, NeutralityCase? file, Guid? personId, IReadOnlyList<HeldTask> told, CancellationToken cancel)
    {
        if (file is null || KeepsOut(file, call.RecordingOfficeId))
        {
            return Relation.None;
        }

        if (file.HandlingOfficeId == call.OfficeId)
        {
            return Relation.Handler;
        }

        if (file.HandlingSupervisorId == call.OfficeId)
        {
            return Relation.HandlerSupervisor;
        }

        if (KeepsOut(file, call.OfficeId))
        {
            return Relation.None;
        }

        var holds = personId is null ? told.Count > 0 : told.Contains(new HeldTask(IdentificationStep, personId));
        return holds || await HoldsAsync(db, call, file.Id, personId, cancel) ? Relation.TaskHolder : Relation.None;
    }

    /// <summary>Whether an office keeps out of a case; nobody where there is none.</summary>
    public static bool KeepsOut(NeutralityCase file, string? officeId) => officeId is not null && file.RecusedOfficeIds.Contains(officeId);

    private static Task<bool> HoldsAsync(CasesDb db, Call call, Guid caseId, Guid? personId, CancellationToken cancel)
    {
        var acting = call.RecordingOfficeId ?? call.OfficeId;
        return db.HeldTasks.AnyAsync(
            task => task.OfficeId == call.OfficeId && task.CaseId == caseId && task.Active
                && (personId == null || (task.Step == IdentificationStep && task.PersonId == personId))
                && !db.Cases.Any(file => file.Id == caseId && (file.RecusedOfficeIds.Contains(call.OfficeId) || file.RecusedOfficeIds.Contains(acting))),
            cancel);
    }
}

/// <summary>A task that the calling office holds in a case.</summary>
internal sealed record HeldTask(string Step, Guid? PersonId);

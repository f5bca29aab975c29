using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Auditing;
using Netralitas.Cases.CaseFile;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Access;

/// <summary>Decides how an office stands to a case.</summary>
internal sealed class CaseAccess(Store<CasesDb> store, HeldTasksAtAgencies agencies, Auditors auditors)
{
    /// <summary>The step whose holder may say who a person is.</summary>
    public const string IdentificationStep = "identify-person";

    /// <summary>The cases that an office may see: the one predicate of lists and single reads.</summary>
    public static IQueryable<NeutralityCase> VisibleTo(CasesDb db, string officeId) => db.Cases.Where(file =>
        file.HandlingOfficeId == officeId
        || file.HandlingSupervisorId == officeId
        || (db.HeldTasks.Any(task => task.OfficeId == officeId && task.CaseId == file.Id && task.Active) && !file.RecusedOfficeIds.Contains(officeId)));

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
        var passes = await store.ReadAsync(
            async (db, cancel) => await db.Cases.AnyAsync(
                    file => file.Id == caseId && (file.HandlingOfficeId == call.OfficeId || file.HandlingSupervisorId == call.OfficeId), cancel)
                || await HoldsAsync(db, call, caseId, personId, cancel)
                || await auditors.HasOpenAsync(db, call, caseId, cancel),
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
        if (file?.HandlingOfficeId == call.OfficeId)
        {
            return Relation.Handler;
        }

        if (file?.HandlingSupervisorId == call.OfficeId)
        {
            return Relation.HandlerSupervisor;
        }

        // Asked also where there is no case, and of an office that keeps out: what is hidden must cost as much as what does not exist.
        var isKnown = await HoldsAsync(db, call, file?.Id ?? Guid.Empty, personId, cancel);
        var isTold = personId is null ? told.Count > 0 : told.Contains(new HeldTask(IdentificationStep, personId));
        return (isKnown || isTold) && file?.RecusedOfficeIds.Contains(call.OfficeId) == false ? Relation.TaskHolder : Relation.None;
    }

    /// <summary>The same for a method by which an auditor may read.</summary>
    /// <inheritdoc cref="RelationAsync"/>
    public async Task<Relation> ReaderAsync(CasesDb db, Call call, NeutralityCase? file, IReadOnlyList<HeldTask> told, CancellationToken cancel) =>
        await RelationAsync(db, call, file, personId: null, told, cancel) | await auditors.ReadingAsync(db, call, file, cancel);

    private static Task<bool> HoldsAsync(CasesDb db, Call call, Guid caseId, Guid? personId, CancellationToken cancel) => db.HeldTasks.AnyAsync(
        task => task.OfficeId == call.OfficeId && task.CaseId == caseId && task.Active
            && (personId == null || (task.Step == IdentificationStep && task.PersonId == personId))
            && !db.Cases.Any(file => file.Id == caseId && file.RecusedOfficeIds.Contains(call.OfficeId)),
        cancel);
}

/// <summary>A task that the calling office holds in a case.</summary>
internal sealed record HeldTask(string Step, Guid? PersonId);

using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Auditing;
using Netralitas.Cases.CaseFile;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Access;

/// <summary>Decides how an office, or an officer of it, stands to a case.</summary>
internal sealed class CaseAccess(Store<CasesDb> store, HeldTasksAtAgencies agencies, Auditors auditors)
{
    /// <summary>The step whose holder may say who a person is.</summary>
    public const string IdentificationStep = "identify-person";

    /// <summary>The cases that an office, or an officer of it, may see: the one predicate of lists and single reads.</summary>
    public static IQueryable<NeutralityCase> VisibleTo(CasesDb db, Viewer viewer)
    {
        var officeId = viewer.OfficeId;
        return OpenTo(db, viewer).Where(file =>
            file.HandlingOfficeId == officeId
            || file.HandlingSupervisorId == officeId
            || file.OfferedOfficeId == officeId
            || (db.HeldTasks.Any(task => task.OfficeId == officeId && task.CaseId == file.Id && task.Active)
                && !file.RecusedOfficeIds.Contains(officeId) && !file.FormerHandlerIds.Contains(officeId)));
    }

    /// <summary>The same, one query for each relation: a list finds the first cases of each by its own index. A case may be in several.</summary>
    public static IReadOnlyList<IQueryable<NeutralityCase>> VisibleByRelation(CasesDb db, Viewer viewer)
    {
        var officeId = viewer.OfficeId;
        var cases = OpenTo(db, viewer);
        return
        [
            cases.Where(file => file.HandlingOfficeId == officeId),
            cases.Where(file => file.HandlingSupervisorId == officeId),
            cases.Where(file => file.OfferedOfficeId == officeId),
            cases.Where(file => db.HeldTasks.Any(task => task.OfficeId == officeId && task.CaseId == file.Id && task.Active)
                && !file.RecusedOfficeIds.Contains(officeId) && !file.FormerHandlerIds.Contains(officeId)),
        ];
    }

    /// <summary>The cases that an office, or an officer of it, sees in full as the handling office or the one above it.</summary>
    public static IQueryable<NeutralityCase> InFullTo(CasesDb db, Viewer viewer)
    {
        var officeId = viewer.OfficeId;
        return OpenTo(db, viewer).Where(file => file.HandlingOfficeId == officeId || file.HandlingSupervisorId == officeId);
    }

    /// <summary>Whether whoever looks is an officer, or records for another office, and keeps out of a case.</summary>
    public static bool KeepsOut(Viewer viewer, NeutralityCase file) =>
        (viewer.OfficerId is { } officer && file.RecusedOfficerIds.Contains(officer))
        || (viewer.RecordingOfficeId is { } recorder && file.RecusedOfficeIds.Contains(recorder));

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
            async (db, cancel) => await OpenTo(db, call.Viewer).AnyAsync(
                    file => file.Id == caseId
                        && (file.HandlingOfficeId == call.OfficeId || file.HandlingSupervisorId == call.OfficeId || (personId == null && file.OfferedOfficeId == call.OfficeId)), cancel)
                || await HoldsAsync(db, call, caseId, personId, cancel)
                || await auditors.IsOpenAsync(db, call, caseId, cancel),
            call.Cancel);
        return passes ? [] : await agencies.AskAsync(call, caseId, call.Cancel);
    }

    /// <summary>The case of an id, unless it is hidden from whoever calls: that is not even read, and takes no longer than one that does not exist.</summary>
    /// <param name="db">The database.</param>
    /// <param name="call">The call.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="knows">Whether the office knows of it by more than this service has heard of tasks: Agencies said so, or it audits.</param>
    public static IQueryable<NeutralityCase> Known(CasesDb db, Call call, Guid caseId, bool knows) => OpenTo(db, call.Viewer).Where(file =>
        file.Id == caseId
        && (file.HandlingOfficeId == call.OfficeId
            || file.HandlingSupervisorId == call.OfficeId
            || file.OfferedOfficeId == call.OfficeId
            || (!file.RecusedOfficeIds.Contains(call.OfficeId) && !file.FormerHandlerIds.Contains(call.OfficeId)
                && (knows || db.HeldTasks.Any(task => task.OfficeId == call.OfficeId && task.CaseId == file.Id && task.Active)))));

    /// <summary>A case with its persons for a method by which auditors may read, and how the caller stands to it.</summary>
    /// <inheritdoc cref="RelationAsync"/>
    public async Task<(NeutralityCase? File, Relation Relation)> ReadAsync(CasesDb db, Call call, Guid caseId, IReadOnlyList<HeldTask> told, CancellationToken cancel)
    {
        var audits = await auditors.IsOpenAsync(db, call, caseId, cancel);
        var file = await Known(db, call, caseId, audits || told.Count > 0).Whole().SingleOrDefaultAsync(cancel);
        return (file, await RelationAsync(db, call, file, personId: null, told, cancel) | (audits && file is not null ? Relation.Auditor : Relation.None));
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
        if (file is null || KeepsOut(call.Viewer, file))
        {
            return Relation.None;
        }

        if (file.HandlingOfficeId == call.OfficeId)
        {
            return Relation.Handler;
        }

        // The office above may hold a task, or be offered the case, as any other.
        var above = file.HandlingSupervisorId == call.OfficeId ? Relation.HandlerSupervisor : Relation.None;
        // An offered case is to be answered, as a task is to be done; whose person it is about, only a task says.
        if (file.OfferedOfficeId == call.OfficeId && personId is null)
        {
            return above | Relation.TaskHolder;
        }

        if (file.RecusedOfficeIds.Contains(call.OfficeId) || file.FormerHandlerIds.Contains(call.OfficeId))
        {
            return above;
        }

        var holds = personId is null ? told.Count > 0 : told.Contains(new HeldTask(IdentificationStep, personId));
        return holds || await HoldsAsync(db, call, file.Id, personId, cancel) ? above | Relation.TaskHolder : above;
    }

    private static Task<bool> HoldsAsync(CasesDb db, Call call, Guid caseId, Guid? personId, CancellationToken cancel)
    {
        var open = OpenTo(db, call.Viewer);
        return db.HeldTasks.AnyAsync(
            task => task.OfficeId == call.OfficeId && task.CaseId == caseId && task.Active
                && (personId == null || (task.Step == IdentificationStep && task.PersonId == personId && task.GuestOfficeId == ""))
                && open.Any(file => file.Id == caseId && !file.RecusedOfficeIds.Contains(call.OfficeId) && !file.FormerHandlerIds.Contains(call.OfficeId)),
            cancel);
    }

    /// <summary>All cases but those that whoever looks keeps out of, as an officer or for another office; otherwise the query is as if there were neither.</summary>
    private static IQueryable<NeutralityCase> OpenTo(CasesDb db, Viewer viewer)
    {
        var cases = viewer.OfficerId is { } officer ? db.Cases.Where(file => !file.RecusedOfficerIds.Contains(officer)) : db.Cases;
        return viewer.RecordingOfficeId is { } recorder ? cases.Where(file => !file.RecusedOfficeIds.Contains(recorder)) : cases;
    }
}

/// <summary>A task that the calling office holds in a case.</summary>
internal sealed record HeldTask(string Step, Guid? PersonId);

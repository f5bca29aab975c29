using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Access;

/// <summary>Decides how an office stands to a case.</summary>
internal sealed class CaseAccess(HeldTasksAtAgencies agencies)
{
    /// <summary>The step whose holder may say who a person is.</summary>
    public const string IdentificationStep = "identify-person";

    /// <summary>The cases that an office may see: the one predicate of lists and single reads.</summary>
    public static IQueryable<NeutralityCase> VisibleTo(CasesDb db, string officeId) => db.Cases.Where(file =>
        file.HandlingOfficeId == officeId
        || file.HandlingSupervisorId == officeId
        || db.HeldTasks.Any(task => task.OfficeId == officeId && task.CaseId == file.Id && task.Active));

    /// <summary>Offices that hold a task in a case.</summary>
    public static Task<List<string>> HoldersAsync(CasesDb db, Guid caseId, CancellationToken cancel) =>
        db.HeldTasks.Where(task => task.CaseId == caseId && task.Active).Select(task => task.OfficeId).Distinct().ToListAsync(cancel);

    /// <summary>How the calling office stands to a case; asks Agencies where the projection knows of no task.</summary>
    /// <param name="db">The database.</param>
    /// <param name="call">The call.</param>
    /// <param name="caseId">The case; whether it exists makes no difference to what is asked.</param>
    /// <param name="file">The case; null when there is none.</param>
    /// <param name="personId">When given, only the holder of this person's identification task counts as holder.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Relation> RelationAsync(CasesDb db, Call call, Guid caseId, NeutralityCase? file, Guid? personId, CancellationToken cancel)
    {
        if (file is not null && file.HandlingOfficeId == call.OfficeId)
        {
            return Relation.Handler;
        }

        if (file is not null && file.HandlingSupervisorId == call.OfficeId)
        {
            return Relation.HandlerSupervisor;
        }

        var held = await db.HeldTasks.AsNoTracking()
            .Where(task => task.OfficeId == call.OfficeId && task.CaseId == caseId && task.Active)
            .Select(task => new HeldTask(task.Step, task.PersonId))
            .ToListAsync(cancel);
        if (held.Count == 0)
        {
            held = await agencies.AskAsync(call, caseId, cancel);
        }

        var holds = personId is null ? held.Count > 0 : held.Contains(new HeldTask(IdentificationStep, personId));
        return file is not null && holds ? Relation.TaskHolder : Relation.None;
    }
}

/// <summary>A task that the calling office holds in a case.</summary>
internal sealed record HeldTask(string Step, Guid? PersonId);

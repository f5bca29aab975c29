using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>The clock of a case, which never begins anew: since when it is late with anything.</summary>
internal static class CaseClock
{
    /// <summary>Remembers that cases are late with the first of their tasks, and shows it on all others of them that are open.</summary>
    public static async Task MarkAsync(AgenciesDb db, IReadOnlyCollection<FollowUpTask> marked, IReadOnlyDictionary<Guid, FollowedCase> cases, CancellationToken cancel)
    {
        var late = marked.GroupBy(task => task.CaseId).Where(tasks => cases[tasks.Key].LateTime is null).ToList();
        if (late.Count == 0)
        {
            return;
        }

        foreach (var tasks in late)
        {
            db.Entry(cases[tasks.Key]).CurrentValues.SetValues(cases[tasks.Key] with { LateTime = tasks.Min(task => task.DueTime) });
        }

        var caseIds = late.ConvertAll(tasks => tasks.Key);
        TaskState[] open = [TaskState.Open, TaskState.Acknowledged, TaskState.InProgress];
        foreach (var task in await db.Tasks.Where(task => caseIds.Contains(task.CaseId) && open.Contains(task.State)).ToListAsync(cancel))
        {
            // Written although nothing of it changed: whoever changed it meanwhile is seen, and it is not shown as it was before.
            db.Entry(task).Property(x => x.Version).IsModified = true;
            db.Show(task, cases[task.CaseId].CaseNumber);
        }
    }
}

/// <summary>Shows on a late task that the office which has to see to it is late as well.</summary>
internal static class LateChain
{
    /// <summary>Follows those that came to be late upwards: at most one task for each tier.</summary>
    public static async Task FollowAsync(
        AgenciesDb db, IReadOnlyCollection<FollowUpTask> marked, IReadOnlyDictionary<Guid, FollowedCase> cases, Instant now, CancellationToken cancel)
    {
        for (var late = marked.Where(task => task.SupervisedTaskId != Guid.Empty).ToList(); late.Count > 0;)
        {
            var tiers = late.ToLookup(task => task.SupervisedTaskId, task => task.LateTier);
            var ids = tiers.Select(one => one.Key).ToList();
            var supervised = await db.Tasks.Where(task => ids.Contains(task.Id)).ToListAsync(cancel);
            List<FollowUpTask> changed = [.. supervised.Where(task => !TaskLifecycle.IsTerminal(task.State) && !(task.LateTier >= tiers[task.Id].Max()))
                .Select(task => FireRung.Late(task.Changed(now), tiers[task.Id].Max()!.Value))];
            db.Keep(new FollowUpChanges([], changed, []), caseId => cases[caseId].CaseNumber);
            late = [.. changed.Where(task => task.SupervisedTaskId != Guid.Empty)];
        }
    }
}

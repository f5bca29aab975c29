using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Agencies.Tasks;

/// <summary>Reads tasks as far as a caller may see them.</summary>
internal sealed class TaskReader(Store<AgenciesDb> store)
{
    /// <summary>The task; NOT_FOUND for one that is not there and for one that the caller may not know of.</summary>
    public async Task<TaskMessage> ReadAsync(Call call, Guid taskId)
    {
        var found = await OneAsync(call, taskId);
        call.Require(AgenciesAuthority.RelationOf(call.Viewer, found?.Task), "task", taskId.ToString());
        return found!.ToMessage();
    }

    /// <summary>The task; null where the caller may not know of it.</summary>
    public async Task<TaskMessage?> FindAsync(Call call, Guid taskId) => (await OneAsync(call, taskId))?.ToMessage();

    private Task<NumberedTask?> OneAsync(Call call, Guid taskId) => store.ReadAsync(
        (db, cancel) => First(db, call.Viewer, holderId: null, tasks => tasks.Where(task => task.Id == taskId), most: 1).SingleOrDefaultAsync(cancel), call.Cancel);

    /// <summary>The first of the tasks that an office, or an officer of it, may see, in the order of the list, each with the number of its case.</summary>
    /// <param name="db">The context.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="holderId">Only tasks that this office holds; null for all.</param>
    /// <param name="narrow">Only these.</param>
    /// <param name="most">How many.</param>
    public static IQueryable<NumberedTask> First(
        AgenciesDb db, Viewer viewer, string? holderId, Func<IQueryable<FollowUpTask>, IQueryable<FollowUpTask>> narrow, int most)
    {
        var keys = Views(db, viewer, holderId)
            .Select(view => narrow(view).OrderBy(task => task.DueTime).ThenBy(task => task.Id).Take(most).Select(task => new { task.DueTime, task.Id }))
            .Aggregate((all, more) => all.Union(more));
        return
            from key in keys.OrderBy(key => key.DueTime).ThenBy(key => key.Id).Take(most)
            join task in db.Tasks on key.Id equals task.Id
            join followed in db.Cases on task.CaseId equals followed.CaseId
            orderby task.DueTime, task.Id
            select new NumberedTask(task, followed.CaseNumber, followed.StartTime, followed.LateTime);
    }

    /// <summary>The same in the order of their ids.</summary>
    /// <inheritdoc cref="First"/>
    public static IQueryable<NumberedTask> FirstById(
        AgenciesDb db, Viewer viewer, string? holderId, Func<IQueryable<FollowUpTask>, IQueryable<FollowUpTask>> narrow, int most)
    {
        var ids = Views(db, viewer, holderId)
            .Select(view => narrow(view).OrderBy(task => task.Id).Take(most).Select(task => task.Id))
            .Aggregate((all, more) => all.Union(more));
        return
            from id in ids.OrderBy(id => id).Take(most)
            join task in db.Tasks on id equals task.Id
            join followed in db.Cases on task.CaseId equals followed.CaseId
            orderby task.Id
            select new NumberedTask(task, followed.CaseNumber, followed.StartTime, followed.LateTime);
    }

    private static IReadOnlyList<IQueryable<FollowUpTask>> Views(AgenciesDb db, Viewer viewer, string? holderId) =>
        holderId is null ? db.Tasks.VisibleByRelation(viewer) : [db.Tasks.VisibleTo(viewer, holderId)];
}

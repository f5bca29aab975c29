using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Agencies.Tasks;

/// <summary>Reads tasks as far as a caller may see them.</summary>
internal sealed class TaskReader(Store<AgenciesDb> store)
{
    /// <summary>The task; NOT_FOUND for one that is not there and for one that the caller may not know of.</summary>
    public Task<TaskMessage> ReadAsync(Call call, Guid taskId) => store.ReadAsync(
        async (db, cancel) =>
        {
            var found = await Visible(db, call.OfficeId, holderId: null, tasks => tasks.Where(task => task.Id == taskId)).SingleOrDefaultAsync(cancel);
            call.Require(AgenciesAuthority.RelationOf(call.OfficeId, found?.Task), "task", taskId.ToString());
            return found!.ToMessage();
        },
        call.Cancel);

    /// <summary>Tasks that an office may see, narrowed and ordered, each with the number of its case.</summary>
    public static IQueryable<NumberedTask> Visible(
        AgenciesDb db, string officeId, string? holderId, Func<IQueryable<FollowUpTask>, IQueryable<FollowUpTask>> narrow) =>
        from task in narrow(db.Tasks.Where(AgenciesAuthority.VisibleTo(officeId, holderId)))
        join followed in db.Cases on task.CaseId equals followed.CaseId
        orderby task.DueTime, task.Id
        select new NumberedTask(task, followed.CaseNumber);
}

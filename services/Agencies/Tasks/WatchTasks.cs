using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Streams;
using Netralitas.Reference;

namespace Netralitas.Agencies.Tasks;

/// <summary>A stream of the tasks that the caller may see: the same as in the list, and every change of them.</summary>
internal sealed class WatchTasks(ChangeStreams<AgenciesDb> streams, ReferenceBook reference)
{
    public Task HandleAsync(WatchTasksRequest request, Call call, IServerStreamWriter<WatchTasksResponse> writer)
    {
        var checks = new FieldChecks();
        var caseId = request.CaseId.Length == 0 ? Guid.Empty : checks.Uuid("case_id", request.CaseId);
        checks.Require(request.OfficeId.Length == 0 || reference.Offices.Find(request.OfficeId) is not null,
            "office_id", "must be the id of an office such as kpu-63.72");
        var holder = request.OfficeId.Length == 0 ? null : request.OfficeId;
        bool IsOfCase(TaskMessage task) => request.CaseId.Length == 0 || Guid.Parse(task.CaseId) == caseId;
        var watch = new Watch<AgenciesDb, TaskMessage>
        {
            Request = request,
            ResumeToken = request.ResumeToken,
            Matches = task => (holder is null || task.OfficeId == holder) && IsOfCase(task),
            Matched = task => task.FormerOfficeIds.Contains(request.OfficeId) && IsOfCase(task),
            Page = async (db, after, most, cancel) =>
            {
                var coming = db.PendingFor(call.OfficeId);
                var tasks = TaskReader.FirstById(
                    db, call.Viewer, holder,
                    tasks => (caseId == Guid.Empty ? tasks : tasks.Where(task => task.CaseId == caseId))
                        .Where(task => task.Id > after && !coming.Any(pending => pending.ResourceId == task.Id)),
                    most);
                return [.. (await tasks.ToListAsync(cancel)).Select(task => task.ToMessage())];
            },
            KeptOut = KeptOutAsync,
        };
        return streams.RunAsync(watch, checks, call, writer);
    }

    /// <summary>An office that kept out from the beginning has never been shown the task.</summary>
    private static async Task<KeptOut?> KeptOutAsync(AgenciesDb db, string officeId, Guid taskId, CancellationToken cancel)
    {
        var tasks = db.Tasks.Where(task => task.Id == taskId && task.RecusedOfficeIds.Contains(officeId));
        var file = await tasks.Join(db.Cases, task => task.CaseId, followed => followed.CaseId, (_, followed) => followed.Snapshot).SingleOrDefaultAsync(cancel);
        return file is null ? null : new KeptOut(!(Recusals.AsRaised(file).Recusals ?? []).Any(recusal => recusal.OfficeId == officeId));
    }
}

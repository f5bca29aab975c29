using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>Tasks that the caller may see, most urgent first.</summary>
internal sealed class ListTasks(Store<AgenciesDb> store, ReferenceBook reference)
{
    public async Task<ListTasksResponse> HandleAsync(ListTasksRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = After(checks, page);
        var caseId = request.CaseId.Length == 0 ? Guid.Empty : checks.Uuid("case_id", request.CaseId);
        checks.Require(request.OfficeId.Length == 0 || reference.Offices.Find(request.OfficeId) is not null,
            "office_id", "must be the id of an office such as kpu-63.72");
        checks.Require(Enum.IsDefined(request.State), "state", "must be a known value");
        var officer = request.OfficerId.Length == 0 ? (Guid?)null : checks.Uuid("officer_id", request.OfficerId);
        checks.ThrowIfAny();

        var holder = request.OfficeId.Length == 0 ? null : request.OfficeId;
        var rows = await store.ReadAsync(
            (db, cancel) => TaskReader.First(db, call, holder, tasks => Narrow(tasks, request, caseId, officer, after), page.Size + 1).ToListAsync(cancel),
            call.Cancel);
        var (shown, next) = page.Cut(rows, row => $"{row.Task.DueTime.ToUnixTimeTicks()}/{row.Task.Id}");
        return new ListTasksResponse { Tasks = { shown.Select(row => row.ToMessage()) }, NextPageToken = next };
    }

    private static IQueryable<FollowUpTask> Narrow(IQueryable<FollowUpTask> tasks, ListTasksRequest request, Guid caseId, Guid? officer, (Instant Due, Guid Id)? after)
    {
        if (caseId != Guid.Empty)
        {
            tasks = tasks.Where(task => task.CaseId == caseId);
        }

        if (request.State != TaskState.Unspecified)
        {
            tasks = tasks.Where(task => task.State == request.State);
        }

        if (officer is not null)
        {
            tasks = tasks.Where(task => task.OfficerId == officer);
        }

        if (request.OverdueOnly)
        {
            tasks = tasks.Where(task => task.OverdueTime != null);
        }

        if (after is var (due, id))
        {
            // The first condition says nothing new to us but tells the index where to begin.
            tasks = tasks.Where(task => task.DueTime >= due && (task.DueTime > due || task.Id > id));
        }

        return tasks;
    }

    /// <summary>The key after which the page begins; a token of the right filter with another key is bad as well.</summary>
    private static (Instant Due, Guid Id)? After(FieldChecks checks, Page page)
    {
        if (page.After is null)
        {
            return null;
        }

        var parts = page.After.Split('/');
        var valid = parts.Length == 2 & long.TryParse(parts[0], out var ticks) & Guid.TryParseExact(parts[^1], "D", out var id)
            && ticks >= NodaConstants.BclEpoch.ToUnixTimeTicks() && ticks <= Instant.MaxValue.ToUnixTimeTicks();
        return checks.Require(valid, "page_token", "must be the next_page_token of an answer to the same filter")
            ? (Instant.FromUnixTimeTicks(ticks), id)
            : null;
    }
}

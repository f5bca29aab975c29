using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Planning;

/// <summary>What another version of the routing plan would make of cases that there are. Reads only.</summary>
internal sealed class DiffPlan(Store<AgenciesDb> store, ReferenceBook reference)
{
    private const int CasesMax = 100;

    /// <summary>Answers DiffPlan.</summary>
    public async Task<DiffPlanResponse> HandleAsync(DiffPlanRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        var plan = reference.Routing.Find(request.PlanVersion);
        checks.Require(plan is not null, "plan_version", $"must be a version that is loaded: {string.Join(", ", reference.Routing.All.Select(known => known.Version))}");
        checks.Require(request.CaseIds.Count <= CasesMax, "case_ids", $"must be at most {CasesMax}");
        List<Guid> asked = [.. request.CaseIds.Take(CasesMax).Select((id, i) => checks.Uuid($"case_ids[{i}]", id)).Distinct().Order()];
        checks.ThrowIfAny();
        var (ids, next) = asked.Count > 0 ? (asked, "") : await OpenAsync(call, page, after);
        var cases = await store.ReadAsync((db, cancel) => db.Cases.Where(row => ids.Contains(row.CaseId)).ToListAsync(cancel), call.Cancel);
        var known = cases.ToDictionary(followed => followed.CaseId);
        var officeId = call.OfficeId;
        var held = (await store.ReadAsync(
            (db, cancel) => db.Tasks.Where(task => ids.Contains(task.CaseId) && task.OfficeId == officeId).Select(task => task.CaseId).Distinct().ToListAsync(cancel), call.Cancel)).ToHashSet();
        var response = new DiffPlanResponse { NextPageToken = next };
        foreach (var id in ids)
        {
            var followed = known.GetValueOrDefault(id);
            call.Require(AgenciesAuthority.RelationToCase(call.Viewer, followed?.Snapshot, held.Contains(id), reference.Offices), "case", id.ToString());
            response.Cases.Add(PlanDifference.Of(followed!, plan!, reference));
        }

        return response;
    }

    /// <summary>The cases that the office handles and in which something is still to be done.</summary>
    private Task<(List<Guid> Ids, string Next)> OpenAsync(Call call, Page page, Guid after) => store.ReadAsync(
        async (db, cancel) =>
        {
            TaskState[] open = [TaskState.Open, TaskState.Acknowledged, TaskState.InProgress];
            // One relation alone, so that the page is read off its index from where it begins.
            var ids = await db.Tasks.HandledBy(call.Viewer).Where(task => task.CaseId > after && open.Contains(task.State))
                .Select(task => task.CaseId).Distinct().OrderBy(id => id).Take(page.Size + 1).ToListAsync(cancel);
            var (shown, next) = page.Cut(ids, id => id.ToString());
            return (shown.ToList(), next);
        },
        call.Cancel);
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Succession;

/// <summary>Which offices were succeeded, in the order in which that began.</summary>
internal sealed class ListSuccessions(Store<AgenciesDb> store, ReferenceBook reference)
{
    /// <summary>Answers ListSuccessions.</summary>
    public Task<ListSuccessionsResponse> HandleAsync(ListSuccessionsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        checks.ThrowIfAny();
        call.Require(reference.Offices.IsOperator(call.OfficeId) ? Relation.Operator : Relation.None, "succession", "");
        return store.ReadAsync(async (db, cancel) =>
        {
            var (shown, next) = page.Cut(await db.Successions.Where(row => row.Id > after).OrderBy(row => row.Id).Take(page.Size + 1).ToListAsync(cancel), row => row.Id.ToString());
            return new ListSuccessionsResponse { Successions = { shown.Select(row => row.ToMessage()) }, NextPageToken = next };
        }, call.Cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Officers;

/// <summary>The officers of one office, in the order of their appointment.</summary>
internal sealed class ListOfficers(Store<AgenciesDb> store, ReferenceBook reference)
{
    /// <summary>Answers ListOfficers.</summary>
    public Task<ListOfficersResponse> HandleAsync(ListOfficersRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        var office = reference.Offices.Find(request.OfficeId.Length == 0 ? call.OfficeId : request.OfficeId);
        checks.Require(office is not null, "office_id", "must be the id of an office such as kpu-63.72");
        checks.ThrowIfAny();
        call.Require(Appointing.RelationOf(call.OfficeId, office, reference.Offices), "office", request.OfficeId);
        return store.ReadAsync(async (db, cancel) =>
        {
            var rows = await (
                from row in db.Officers.Where(row => row.OfficeId == office!.Id && row.OfficerId > after)
                join file in db.OfficerFiles on row.OfficerId equals file.OfficerId
                orderby row.OfficerId
                select new { Row = row, file.Name }).Take(page.Size + 1).ToListAsync(cancel);
            var (shown, next) = page.Cut(rows, one => one.Row.OfficerId.ToString());
            return new ListOfficersResponse { Officers = { shown.Select(one => OfficerView.Show(one.Row, one.Name)) }, NextPageToken = next };
        }, call.Cancel);
    }
}

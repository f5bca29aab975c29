using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.Officers;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Mandates;

/// <summary>The mandates of one office, in the order in which they were granted.</summary>
internal sealed class ListMandates(Store<AgenciesDb> store, ReferenceBook reference)
{
    /// <summary>Answers ListMandates.</summary>
    public async Task<ListMandatesResponse> HandleAsync(ListMandatesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        var office = reference.Offices.Find(request.OfficeId.Length == 0 ? call.OfficeId : request.OfficeId);
        checks.Require(office is not null, "office_id", "must be the id of an office such as kpu-63.72");
        checks.ThrowIfAny();
        call.Require(Appointing.RelationOf(call.OfficeId, office, reference.Offices), "office", request.OfficeId);
        var rows = await store.ReadAsync(
            (db, cancel) => (request.Held ? db.Mandates.Where(row => row.RecordingOfficeId == office!.Id) : db.Mandates.Where(row => row.OfficeId == office!.Id))
                .Where(row => row.MandateId > after).OrderBy(row => row.MandateId).Take(page.Size + 1).ToListAsync(cancel),
            call.Cancel);
        var (shown, next) = page.Cut(rows, row => row.MandateId.ToString());
        return new ListMandatesResponse { Mandates = { shown.Select(row => row.ToMessage()) }, NextPageToken = next };
    }
}

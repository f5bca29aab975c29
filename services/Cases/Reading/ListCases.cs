using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Reading;

/// <summary>Cases that the caller may see, newest first, persons as initials.</summary>
internal sealed class ListCases(Store<CasesDb> store)
{
    // No id or code is longer.
    private const int FilterMax = 100;

    /// <summary>Answers ListCases.</summary>
    public Task<ListCasesResponse> HandleAsync(ListCasesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.Require(Enum.IsDefined(request.State), "state", "must be a known state");
        checks.Require(Enum.IsDefined(request.Kind), "kind", "must be a known kind");
        checks.Text("election_id", request.ElectionId, 0, FilterMax);
        checks.Text("place_region_code", request.PlaceRegionCode, 0, FilterMax);
        checks.Text("handling_office_id", request.HandlingOfficeId, 0, FilterMax);
        var after = page.AfterId(checks);
        checks.ThrowIfAny();
        return store.ReadAsync(async (db, cancel) =>
        {
            var rows = await Filter(CaseAccess.VisibleTo(db, call.OfficeId), request, after)
                .Include(file => file.Persons)
                .OrderByDescending(file => file.Id)
                .Take(page.Size + 1)
                .ToListAsync(cancel);
            var (files, next) = page.Cut(rows, file => file.Id.ToString());
            return new ListCasesResponse { Cases = { files.Select(file => CaseViews.Show(file, CaseView.NeedToKnow)) }, NextPageToken = next };
        }, call.Cancel);
    }

    private static IQueryable<NeutralityCase> Filter(IQueryable<NeutralityCase> cases, ListCasesRequest request, Guid? after)
    {
        if (after is { } last)
        {
            cases = cases.Where(file => file.Id < last);
        }

        if (request.State != CaseState.Unspecified)
        {
            cases = cases.Where(file => file.State == request.State);
        }

        if (request.Kind != CaseKind.Unspecified)
        {
            cases = cases.Where(file => file.Kind == request.Kind);
        }

        if (request.ElectionId.Length > 0)
        {
            cases = cases.Where(file => file.ElectionId == request.ElectionId);
        }

        if (request.PlaceRegionCode.Length > 0)
        {
            var within = request.PlaceRegionCode + ".";
            cases = cases.Where(file => file.PlaceRegionCode == request.PlaceRegionCode || file.PlaceRegionCode.StartsWith(within));
        }

        return request.HandlingOfficeId.Length > 0 ? cases.Where(file => file.HandlingOfficeId == request.HandlingOfficeId) : cases;
    }
}

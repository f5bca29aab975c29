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
    /// <summary>Answers ListCases.</summary>
    public Task<ListCasesResponse> HandleAsync(ListCasesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.Require(Enum.IsDefined(request.State), "state", "must be a known state");
        var filter = CaseFilter.Of(checks, request);
        var after = page.AfterId(checks);
        checks.ThrowIfAny();
        return store.ReadAsync(async (db, cancel) =>
        {
            var rows = await Narrow(filter.Narrow(CaseAccess.VisibleTo(db, call.OfficeId, call.RecordingOfficeId)), request.State, after)
                .Include(file => file.Persons)
                .OrderByDescending(file => file.Id)
                .Take(page.Size + 1)
                .ToListAsync(cancel);
            var (files, next) = page.Cut(rows, file => file.Id.ToString());
            return new ListCasesResponse { Cases = { files.Select(file => CaseViews.Show(file, CaseView.NeedToKnow)) }, NextPageToken = next };
        }, call.Cancel);
    }

    private static IQueryable<NeutralityCase> Narrow(IQueryable<NeutralityCase> cases, CaseState state, Guid? after)
    {
        cases = state == CaseState.Unspecified ? cases : cases.Where(file => file.State == state);
        return after is { } last ? cases.Where(file => file.Id < last) : cases;
    }
}

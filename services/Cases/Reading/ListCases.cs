using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using OfficialNumber = Netralitas.Cases.Registration.OfficialNumber;

namespace Netralitas.Cases.Reading;

/// <summary>Cases that the caller may see, newest first, persons as initials.</summary>
internal sealed class ListCases(Store<CasesDb> store)
{
    // With room for spaces around its parts.
    private const int NumberLengthMax = 100;

    /// <summary>Answers ListCases.</summary>
    public Task<ListCasesResponse> HandleAsync(ListCasesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.Require(Enum.IsDefined(request.State), "state", "must be a known state");
        var filter = CaseFilter.Of(checks, request);
        var number = Number(checks, request.OfficialNumber);
        var after = page.AfterId(checks);
        checks.ThrowIfAny();
        return store.ReadAsync(async (db, cancel) =>
        {
            var ids = CaseAccess.VisibleByRelation(db, call.Viewer)
                .Select(view => Narrow(filter.Narrow(view), request.State, number, after).Select(file => file.Id).OrderDescending().Take(page.Size + 1))
                .Aggregate((all, more) => all.Union(more));
            var rows = await db.Cases.Join(ids.OrderDescending().Take(page.Size + 1), file => file.Id, id => id, (file, _) => file)
                .Include(file => file.Persons)
                .OrderByDescending(file => file.Id)
                .ToListAsync(cancel);
            var (files, next) = page.Cut(rows, file => file.Id.ToString());
            return new ListCasesResponse { Cases = { files.Select(file => CaseViews.Show(file, CaseView.NeedToKnow)) }, NextPageToken = next };
        }, call.Cancel);
    }

    /// <summary>An official number in the one way in which it is kept; null when none is asked for.</summary>
    private static string? Number(FieldChecks checks, string text)
    {
        var given = checks.Text("official_number", text, 0, NumberLengthMax);
        var number = given.Length == 0 ? null : OfficialNumber.Parse(given);
        checks.Require(given.Length == 0 || number is not null, "official_number", "must be an official number such as 005/Reg/LP/PW/Kota/22.02/XI/2024");
        return number?.ToString();
    }

    private static IQueryable<NeutralityCase> Narrow(IQueryable<NeutralityCase> cases, CaseState state, string? number, Guid? after)
    {
        cases = state == CaseState.Unspecified ? cases : cases.Where(file => file.State == state);
        cases = number is null ? cases : cases.Where(file => file.OfficialNumber == number || file.ReceiptNumber == number);
        return after is { } last ? cases.Where(file => file.Id < last) : cases;
    }
}

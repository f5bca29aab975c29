using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Paging;
using Netralitas.Reference;
using Netralitas.ReferenceViews;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>Rules of all kinds by id and version.</summary>
internal static class RuleList
{
    private const string ToVerify = "(verify)";

    public static ListRulesResponse Of(ReferenceBook book, ListRulesRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        checks.Require(Enum.IsDefined(request.Kind), "kind", "must be a known kind");
        var election = RuleChecks.Election(checks, request.ElectionId, book);
        var day = request.Date.Length == 0 ? null : (NodaTime.LocalDate?)checks.Date("date", request.Date);
        checks.ThrowIfAny();
        var (rows, next) = book.Law.All
            .Where(row => request.Kind == RuleKind.Unspecified || (RuleKind)row.Law.Kind == request.Kind)
            .Where(row => row.Law.Scope.IsUnder(election?.Family) && (day is null || row.Law.Scope.IsOn(day.Value)))
            .Where(row => !request.ToVerify || row.Law.Evidence.EndsWith(ToVerify, StringComparison.Ordinal))
            .OrderBy(RuleView.Key, StringComparer.Ordinal)
            .PageOf(page, RuleView.Key);
        return new ListRulesResponse { Rules = { rows.Select(RuleView.Of) }, NextPageToken = next };
    }
}

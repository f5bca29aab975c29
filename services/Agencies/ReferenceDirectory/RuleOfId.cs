using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using Netralitas.ReferenceViews;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>One rule, by version or by day.</summary>
internal static class RuleOfId
{
    // No id is longer.
    private const int IdLengthMax = 100;

    public static GetRuleResponse Of(ReferenceBook book, GetRuleRequest request)
    {
        var checks = new FieldChecks();
        var id = checks.Text("rule_id", request.RuleId, 1, IdLengthMax);
        checks.Require(request.Version >= 0, "version", "must not be negative");
        checks.Require(request.Version == 0 || request.Date.Length == 0, "date", "must be empty when a version is asked for");
        var day = request.Date.Length == 0 ? null : (NodaTime.LocalDate?)checks.Date("date", request.Date);
        var region = RuleChecks.Region(checks, "region_code", request.RegionCode, book);
        checks.Require(request.RegionCode.Length == 0 || request.Date.Length > 0, "region_code", "must be empty when no day is asked for");
        checks.ThrowIfAny();
        var versions = book.Law.All.Where(row => row.Law.Id == id).ToList();
        var found = day is { } on ? LawTable.Best(versions, new LawMoment(on, null, region))
            : request.Version == 0 ? versions.LastOrDefault()
            : versions.Find(row => row.Law.Version == request.Version);
        return new GetRuleResponse { Rule = RuleView.Of(found ?? throw Refusal.NotFound("rule", id).AsException()) };
    }
}

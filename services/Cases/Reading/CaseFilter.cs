using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Reading;

/// <summary>What lists and streams of cases can be narrowed to, as far as it hardly ever changes of a case. Empty values narrow nothing.</summary>
internal sealed record CaseFilter(Guid CaseId, CaseKind Kind, string ElectionId, string PlaceRegionCode, string HandlingOfficeId)
{
    // No id or code is longer.
    private const int LengthMax = 100;

    private string Within => PlaceRegionCode + ".";

    /// <summary>The filter of a list.</summary>
    public static CaseFilter Of(FieldChecks checks, ListCasesRequest request) =>
        new CaseFilter(Guid.Empty, request.Kind, request.ElectionId, request.PlaceRegionCode, request.HandlingOfficeId).Checked(checks);

    /// <summary>The filter of an export.</summary>
    public static CaseFilter Of(FieldChecks checks, ExportRegisterRequest request) =>
        new CaseFilter(Guid.Empty, CaseKind.Unspecified, request.ElectionId, request.PlaceRegionCode, "").Checked(checks);

    /// <summary>The filter of a stream.</summary>
    public static CaseFilter Of(FieldChecks checks, WatchCasesRequest request) => new CaseFilter(
        request.CaseId.Length == 0 ? Guid.Empty : checks.Uuid("case_id", request.CaseId),
        request.Kind, request.ElectionId, request.PlaceRegionCode, request.HandlingOfficeId).Checked(checks);

    /// <summary>Narrows a query.</summary>
    public IQueryable<NeutralityCase> Narrow(IQueryable<NeutralityCase> cases)
    {
        var within = Within;
        cases = CaseId == Guid.Empty ? cases : cases.Where(file => file.Id == CaseId);
        cases = Kind == CaseKind.Unspecified ? cases : cases.Where(file => file.Kind == Kind);
        cases = ElectionId.Length == 0 ? cases : cases.Where(file => file.ElectionId == ElectionId);
        cases = PlaceRegionCode.Length == 0 ? cases : cases.Where(file => file.PlaceRegionCode == PlaceRegionCode || file.PlaceRegionCode.StartsWith(within));
        return HandlingOfficeId.Length == 0 ? cases : cases.Where(file => file.HandlingOfficeId == HandlingOfficeId);
    }

    /// <summary>Whether a case is among those that <see cref="Narrow"/> leaves.</summary>
    public bool Matches(Case file) =>
        (CaseId == Guid.Empty || Guid.Parse(file.Id) == CaseId)
        && (Kind == CaseKind.Unspecified || file.Kind == Kind)
        && (ElectionId.Length == 0 || file.ElectionId == ElectionId)
        && (PlaceRegionCode.Length == 0 || file.PlaceRegionCode == PlaceRegionCode || file.PlaceRegionCode.StartsWith(Within, StringComparison.Ordinal))
        && (HandlingOfficeId.Length == 0 || file.HandlingOfficeId == HandlingOfficeId);

    /// <summary>Whether a case that the filter does not match was among those that it matched before: another office handled it then, or an entry was wrong.</summary>
    public bool Matched(Case file) => file.FormerEntries.Any(before => Matches(new Case
    {
        Id = file.Id, Kind = file.Kind, ElectionId = before.ElectionId, PlaceRegionCode = before.PlaceRegionCode, HandlingOfficeId = before.HandlingOfficeId,
    }));

    private CaseFilter Checked(FieldChecks checks)
    {
        checks.Require(Enum.IsDefined(Kind), "kind", "must be a known kind");
        checks.Text("election_id", ElectionId, 0, LengthMax);
        checks.Text("place_region_code", PlaceRegionCode, 0, LengthMax);
        checks.Text("handling_office_id", HandlingOfficeId, 0, LengthMax);
        return this;
    }
}

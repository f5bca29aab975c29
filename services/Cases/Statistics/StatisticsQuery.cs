using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;
using FixingWord = Netralitas.Contracts.Reference.V1.FixingPhase;
using GroupWord = Netralitas.Contracts.Reference.V1.ViolationGroup;

namespace Netralitas.Cases.Statistics;

/// <summary>What statistics are asked for, checked. Empty lists filter nothing.</summary>
internal sealed record StatisticsQuery
{
    private const int DimensionsMax = 3;
    private const int ValuesMax = 100;

    public required IReadOnlyList<Dimension> GroupBy { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>With the compared one, if there is one.</summary>
    public required IReadOnlyList<string> Elections { get; init; }

    public required IReadOnlyList<CaseKind> Kinds { get; init; }

    public required IReadOnlyList<SubjectKind> SubjectKinds { get; init; }

    /// <summary>Codes of the violation catalogue; null filters nothing, empty lets no allegation pass.</summary>
    public required IReadOnlyList<string>? Violations { get; init; }

    public required IReadOnlyList<CaseState> States { get; init; }

    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    public required Instant ReceivedFrom { get; init; }

    public required Instant ReceivedBefore { get; init; }

    public required ActPhases Phases { get; init; }

    /// <summary>The election that is counted beside the other; null without one.</summary>
    public required string? CompareElectionId { get; init; }

    /// <summary>Columns by which the database must group for a total: by election, and what the filters of phases need.</summary>
    public IEnumerable<string> Columns =>
    [
        nameof(GroupKey.ElectionId),
        .. Phases.OnlyPhases.Count > 0 ? DimensionRule.Of(Dimension.Phase).Columns : [],
        .. Phases.OnlyFixings.Count > 0 ? DimensionRule.Of(Dimension.Fixing).Columns : [],
    ];

    /// <summary>Reads a request.</summary>
    public static StatisticsQuery Of(FieldChecks checks, GetStatisticsRequest request, ReferenceBook reference)
    {
        checks.Require(request.GroupBy.Count is > 0 and <= DimensionsMax, "group_by", $"must be 1 to {DimensionsMax} dimensions");
        checks.Require(request.GroupBy.Distinct().Count() == request.GroupBy.Count, "group_by", "must name each dimension once");
        var groupBy = Values(checks, "group_by", request.GroupBy, IsGiven, "be a known dimension");
        var regions = Values(checks, "region_codes", request.RegionCodes, code => reference.Regions.Find(code) is not null, "be the code of a region such as 63.01; see ListRegions");
        var elections = Values(checks, "election_ids", request.ElectionIds, id => reference.Elections.Find(id) is not null, "be the id of an election such as pilkada-2024; see ListElections");
        var compare = request.CompareElectionId.Length == 0 ? null : Compared(checks, request, reference);
        var groups = Values(checks, "violation_groups", request.ViolationGroups, IsGiven, "be a known group");
        var codes = Values(checks, "violation_ids", request.ViolationIds, code => reference.Law.Violations.Versions(code).Count > 0, "be a code of the violation catalogue such as DIS-06; see ListViolationTypes");
        var phases = Values(checks, "phases", request.Phases, IsPhase, "be the code of a phase such as CAMPAIGN; see ListPhases");
        var fixings = Values(checks, "fixings", request.Fixings, fixing => fixing is FixingWord.BeforeFixing or FixingWord.AfterFixing, "be BEFORE_FIXING or AFTER_FIXING");
        var from = checks.Time("received_from", request.ReceivedFrom, Instant.FromUnixTimeTicks(0));
        var before = checks.Time("received_before", request.ReceivedBefore, Instant.FromUtc(9999, 1, 1, 0, 0));
        checks.Require(from < before, "received_before", "must be after received_from");
        return new StatisticsQuery
        {
            GroupBy = groupBy,
            Regions = regions,
            Elections = compare is null ? elections : [.. elections, compare],
            Kinds = Values(checks, "kinds", request.Kinds, IsGiven, "be a known kind"),
            SubjectKinds = Values(checks, "subject_kinds", request.SubjectKinds, IsGiven, "be a known kind"),
            Violations = groups.Count + codes.Count == 0 ? null : Violations(groups, codes),
            States = Values(checks, "states", request.States, IsGiven, "be a known state"),
            Outcomes = Values(checks, "outcomes", request.Outcomes, Enum.IsDefined, "be a known outcome"),
            ReceivedFrom = from,
            ReceivedBefore = before,
            Phases = new ActPhases(reference, phases.ToHashSet(StringComparer.Ordinal), fixings.ToHashSet()),
            CompareElectionId = compare,
        };

        bool IsPhase(string code) => reference.Elections.All.Any(election => election.Phases.Any(phase => phase.Code == code));

        List<string> Violations(IReadOnlyList<GroupWord> groups, IReadOnlyList<string> codes) =>
        [
            .. reference.Law.Violations.All.Where(type => groups.Count == 0 || groups.Contains((GroupWord)type.Group)).Select(type => type.Law.Id).Distinct()
                .Where(code => codes.Count == 0 || codes.Contains(code)),
        ];
    }

    /// <summary>Whether a group of the database lies in the phases that count.</summary>
    public bool Passes(GroupKey key) =>
        (Phases.OnlyPhases.Count == 0 || Phases.PhasesOf(key).Count > 0) && (Phases.OnlyFixings.Count == 0 || Phases.FixingOf(key).Count > 0);

    /// <summary>Whether a group of the database is of the compared election.</summary>
    public bool IsCompared(GroupKey key) => CompareElectionId is not null && key.ElectionId == CompareElectionId;

    private static string Compared(FieldChecks checks, GetStatisticsRequest request, ReferenceBook reference)
    {
        checks.Require(reference.Elections.Find(request.CompareElectionId) is not null, "compare_election_id", "must be the id of an election such as pilkada-2024; see ListElections");
        checks.Require(request.ElectionIds.Count == 1 && request.ElectionIds[0] != request.CompareElectionId, "election_ids", "must be one other election when two are compared");
        checks.Require(!request.GroupBy.Contains(Dimension.Election), "group_by", "must not be by election when two are compared");
        return request.CompareElectionId;
    }

    private static bool IsGiven<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) && Convert.ToInt32(value, null) != 0;

    private static IReadOnlyList<T> Values<T>(FieldChecks checks, string field, IReadOnlyList<T> given, Func<T, bool> isKnown, string advice)
    {
        checks.Require(given.Count <= ValuesMax, field, $"must be at most {ValuesMax}");
        foreach (var (i, value) in given.Take(ValuesMax).Index())
        {
            checks.Require(isKnown(value), $"{field}[{i}]", "must " + advice);
        }

        return [.. given.Take(ValuesMax)];
    }
}

using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Reference.V1;
using Dimension = Netralitas.Contracts.Cases.V1.Dimension;

namespace Netralitas.Network.Tests.Statistics;

/// <summary>Statistics as one would count them by hand from the cases that were read; elections and violations as the network itself publishes them.</summary>
/// <param name="Phases">The phases of each election.</param>
/// <param name="Groups">The group of each code.</param>
internal sealed record NaiveCount(IReadOnlyDictionary<string, IReadOnlyList<Phase>> Phases, IReadOnlyDictionary<string, ViolationGroup> Groups)
{
    private static readonly IReadOnlyDictionary<string, string> FixedBy = new Dictionary<string, string> { ["pilkada-2024"] = "FIXING", ["pemilu-2024"] = "LISTS_FIXING" };

    /// <summary>The rows with something in them, as <c>values: cases persons allegations</c>, and the total behind them.</summary>
    public IReadOnlyList<string> Rows(IEnumerable<Contracts.Cases.V1.Case> seen, GetStatisticsRequest request, string electionId)
    {
        var facts = seen.Where(file => electionId.Length == 0 || file.ElectionId == electionId)
            .SelectMany(file => file.Persons, (file, person) => (file, person))
            .SelectMany(pair => pair.file.Allegations.Where(one => one.PersonId == pair.person.Id).DefaultIfEmpty(), (pair, allegation) => new Told(pair.file, pair.person, allegation))
            .Where(told => Passes(told, request)).ToList();
        var rows = facts.SelectMany(told => Keys(told, request), (told, key) => (key, told)).GroupBy(one => one.key, one => one.told);
        return [.. rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key}: {Count(row)}"), $"total: {Count(facts)}"];
    }

    private static string Count(IEnumerable<Told> told)
    {
        var all = told.ToList();
        return $"{all.Select(one => one.File.Id).Distinct().Count()} {all.Select(one => one.Person.Id).Distinct().Count()} {all.Count(one => one.Allegation is not null)}";
    }

    private bool Passes(Told told, GetStatisticsRequest request) =>
        Lets(request.RegionCodes, code => told.File.PlaceRegionCode == code || told.File.PlaceRegionCode.StartsWith(code + ".", StringComparison.Ordinal))
        && Lets(request.ElectionIds, told.File.ElectionId.Equals)
        && Lets(request.Kinds, kind => told.File.Kind == kind)
        && Lets(request.States, state => told.File.State == state)
        && Lets(request.SubjectKinds, kind => told.Person.SubjectKind == kind)
        && Lets(request.ViolationGroups, group => told.Allegation is { } one && Groups[one.ViolationId] == group)
        && Lets(request.ViolationIds, code => told.Allegation?.ViolationId == code)
        && Lets(request.Outcomes, outcome => told.Allegation?.Outcome == outcome)
        && Lets(request.Phases, PhasesOf(told).Contains)
        && Lets(request.Fixings, fixing => FixingOf(told) == fixing)
        && (request.ReceivedFrom is null || told.File.ReceivedTime >= request.ReceivedFrom);

    private IEnumerable<string> Keys(Told told, GetStatisticsRequest request) => request.GroupBy.Aggregate(
        (IEnumerable<string>)[""], (keys, dimension) => keys.SelectMany(_ => Values(told, dimension, request), (key, value) => key.Length == 0 ? value + "|" : key + value + "|"));

    private IReadOnlyList<string> Values(Told told, Dimension dimension, GetStatisticsRequest request) => dimension switch
    {
        Dimension.Region => [told.File.PlaceRegionCode],
        Dimension.Province => [told.File.PlaceRegionCode.Split('.')[0]],
        Dimension.Election => [told.File.ElectionId],
        Dimension.Kind => [Words.Of(told.File.Kind)],
        Dimension.SubjectKind => [Words.Of(told.Person.SubjectKind)],
        Dimension.ViolationGroup => [told.Allegation is { } one ? Words.Of(Groups[one.ViolationId]) : ""],
        Dimension.Violation => [told.Allegation?.ViolationId ?? ""],
        Dimension.Phase => PhasesOf(told) is { Count: > 0 } phases ? [.. phases.Where(code => Lets(request.Phases, code.Equals))] : [""],
        Dimension.Fixing => [Words.Of(FixingOf(told))],
        Dimension.State => [Words.Of(told.File.State)],
        Dimension.Outcome => [told.Allegation is { } one ? Words.Of(one.Outcome) : ""],
        Dimension.Month => [TimeZoneInfo.ConvertTime(told.File.ReceivedTime.ToDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById(told.File.TimeZone)).ToString("yyyy-MM")],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private List<string> PhasesOf(Told told) =>
    [
        .. Phases[told.File.ElectionId].Where(phase => InOrder(phase.StartDate, told.File.ActDate) && InOrder(told.File.ActDate, phase.EndDate) && phase.RegionCodes.Count == 0).Select(phase => phase.Code),
    ];

    private FixingPhase FixingOf(Told told) =>
        InOrder(Phases[told.File.ElectionId].Single(phase => phase.Code == FixedBy[told.File.ElectionId]).StartDate, told.File.ActDate) ? FixingPhase.AfterFixing : FixingPhase.BeforeFixing;

    private static bool InOrder(string one, string other) => string.CompareOrdinal(one, other) <= 0;

    private static bool Lets<T>(IReadOnlyCollection<T> filter, Func<T, bool> fits) => filter.Count == 0 || filter.Any(fits);

    private sealed record Told(Contracts.Cases.V1.Case File, Contracts.Cases.V1.ReportedPerson Person, Allegation? Allegation);
}

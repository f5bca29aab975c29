using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;

namespace Netralitas.Cases.Statistics;

/// <summary>The regions that are told even where there is nothing to tell (nihil).</summary>
internal static class Nihil
{
    /// <summary>Adds rows for the regions in scope that have none, if a dimension shows regions.</summary>
    /// <param name="groups">What was counted.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="office">Who asked.</param>
    /// <param name="reference">Regions and elections.</param>
    /// <exception cref="Platform.Errors.RefusalException">TOO_MANY_GROUPS.</exception>
    public static void AddTo(Tally groups, StatisticsQuery query, Office office, ReferenceBook reference)
    {
        var finest = query.GroupBy.Contains(Dimension.Region) ? Dimension.Region : Dimension.Province;
        if (!query.GroupBy.Contains(finest))
        {
            return;
        }

        var told = groups.Rows.Select(row => row.Keys.Single(key => key.Dimension == finest).Value).ToHashSet(StringComparer.Ordinal);
        foreach (var region in InScope(query, office, reference).Where(region => (region.Kind == RegionKind.Province) == (finest == Dimension.Province) && !told.Contains(region.Code)))
        {
            groups.AddNihil(new Dictionary<Dimension, string> { [finest] = region.Code, [Dimension.Province] = region.ProvinceCode ?? region.Code });
        }
    }

    private static IEnumerable<Region> InScope(StatisticsQuery query, Office office, ReferenceBook reference)
    {
        IReadOnlyList<string> scope = query.Regions.Count > 0 ? query.Regions : office.RegionCode is { } own ? [own] : [];
        var elections = reference.Elections.All.Where(election => query.Elections.Count == 0 || query.Elections.Contains(election.Id)).ToList();
        return reference.Regions.All
            .Where(region => scope.Count == 0 || scope.Any(code => IsIn(region, code)))
            .Where(region => elections.Exists(election => election.Contests.Any(contest => contest.IsHeldAt(region))));
    }

    /// <summary>Whether a region lies in another one, or is the province around it.</summary>
    private static bool IsIn(Region region, string code) =>
        region.Code == code || region.ProvinceCode == code || (region.Kind == RegionKind.Province && code.StartsWith(region.Code + ".", StringComparison.Ordinal));
}

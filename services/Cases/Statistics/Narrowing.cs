namespace Netralitas.Cases.Statistics;

/// <summary>Filters what is counted, in the database; phases are filtered afterwards, see <see cref="ActPhases"/>.</summary>
internal static class Narrowing
{
    /// <summary>Lets pass what the query asks for.</summary>
    public static IQueryable<Countable> Narrow(this IQueryable<Countable> all, StatisticsQuery query)
    {
        var (regions, elections, kinds, subjects, states) = (query.Regions, query.Elections, query.Kinds, query.SubjectKinds, query.States);
        var (from, before) = (query.ReceivedFrom, query.ReceivedBefore);
        all = all.Where(one => one.ReceivedTime >= from && one.ReceivedTime < before);
        all = regions.Count == 0 ? all : all.Where(one => regions.Contains(one.Region) || regions.Contains(one.Region.Substring(0, GroupKey.ProvinceLength)));
        all = elections.Count == 0 ? all : all.Where(one => elections.Contains(one.ElectionId));
        all = kinds.Count == 0 ? all : all.Where(one => kinds.Contains(one.Kind));
        all = subjects.Count == 0 ? all : all.Where(one => subjects.Contains(one.SubjectKind));
        all = states.Count == 0 ? all : all.Where(one => states.Contains(one.State));
        return NarrowAllegations(all, query);
    }

    private static IQueryable<Countable> NarrowAllegations(IQueryable<Countable> all, StatisticsQuery query)
    {
        var outcomes = query.Outcomes;
        all = outcomes.Count == 0 ? all : all.Where(one => one.Outcome != null && outcomes.Contains(one.Outcome.Value));
        return query.Violations is { } codes ? all.Where(one => one.ViolationId != null && codes.Contains(one.ViolationId)) : all;
    }
}

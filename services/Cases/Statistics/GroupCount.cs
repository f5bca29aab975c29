using System.Linq.Expressions;

namespace Netralitas.Cases.Statistics;

/// <summary>How much is in a group.</summary>
internal sealed class GroupCount
{
    public required GroupKey Key { get; init; }

    public required int Cases { get; init; }

    public required int Persons { get; init; }

    public required int Allegations { get; init; }

    /// <summary>Counts by a key; each case, person and allegation once in each group.</summary>
    public static IQueryable<GroupCount> By(IQueryable<Countable> countables, Expression<Func<Countable, GroupKey>> key) => countables.GroupBy(key).Select(group => new GroupCount
    {
        Key = group.Key,
        Cases = group.Select(one => one.CaseId).Distinct().Count(),
        Persons = group.Select(one => one.PersonId).Distinct().Count(),
        // Every allegation comes once.
        Allegations = group.Count(one => one.AllegationId != null),
    });
}

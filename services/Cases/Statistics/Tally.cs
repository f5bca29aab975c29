using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Statistics;

/// <summary>Adds up what the database counted, by the values of some dimensions.</summary>
/// <param name="dimensions">The dimensions, in the order of the keys; none for a total.</param>
/// <param name="query">What was asked.</param>
/// <param name="rowsMax">Most rows.</param>
internal sealed class Tally(IReadOnlyList<Dimension> dimensions, StatisticsQuery query, int rowsMax = Tally.RowsMax)
{
    /// <summary>Most rows of an answer: with keys and counts about a megabyte.</summary>
    public const int RowsMax = 10_000;

    private static readonly IReadOnlyList<IReadOnlyList<string>> NoKeys = [[]];

    private readonly IReadOnlyList<DimensionRule> _rules = [.. dimensions.Select(DimensionRule.Of)];
    private readonly Dictionary<string, StatisticsRow> _rows = new(StringComparer.Ordinal);

    /// <summary>The rows, ordered by their keys.</summary>
    public IEnumerable<StatisticsRow> Rows => _rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value);

    /// <summary>Adds a group of the database to each row that it belongs to.</summary>
    /// <exception cref="RefusalException">TOO_MANY_GROUPS.</exception>
    public void Add(GroupCount group)
    {
        if (!query.Passes(group.Key))
        {
            return;
        }

        var keys = _rules.Aggregate(NoKeys, (begun, rule) => [.. begun.SelectMany(_ => rule.Values(group.Key, query.Phases), IReadOnlyList<string> (values, value) => [.. values, value])]);
        foreach (var values in keys)
        {
            var row = RowOf(values);
            Add(query.IsCompared(group.Key) ? row.Compared : row.Counts, group);
        }
    }

    /// <summary>Has a row with these values, empty ones for other dimensions, with zeros where nothing was counted.</summary>
    /// <exception cref="RefusalException">TOO_MANY_GROUPS.</exception>
    public void AddNihil(IReadOnlyDictionary<Dimension, string> values) =>
        RowOf([.. dimensions.Select(dimension => values.GetValueOrDefault(dimension, ""))]);

    private StatisticsRow RowOf(IReadOnlyList<string> values)
    {
        // No value has a control character, so the order of this text is that of the keys.
        var place = string.Join('\0', values);
        if (_rows.TryGetValue(place, out var known))
        {
            return known;
        }

        if (_rows.Count == rowsMax)
        {
            throw Refusal.Of(StatisticsReasons.TooManyGroups, ("max", rowsMax.ToString())).AsException();
        }

        var row = new StatisticsRow { Counts = new Counts(), Compared = query.CompareElectionId is null ? null : new Counts() };
        row.Keys.AddRange(dimensions.Zip(values, (dimension, value) => new StatisticsKey { Dimension = dimension, Value = value }));
        return _rows[place] = row;
    }

    private static void Add(Counts counts, GroupCount group)
    {
        counts.Cases += group.Cases;
        counts.Persons += group.Persons;
        counts.Allegations += group.Allegations;
    }
}

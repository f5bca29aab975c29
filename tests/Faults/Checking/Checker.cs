namespace Netralitas.Faults.Checking;

/// <summary>Holds what was seen against what is kept, and says every promise that was broken.</summary>
/// <remarks>Missing, double, early, out of order, seen but never committed, effect without command; and slow where nothing was broken.</remarks>
public static class Checker
{
    /// <summary>At least every second case must come this fast while nothing is broken: slower means that something waits for a poll.</summary>
    public static readonly TimeSpan QuietMedianMax = TimeSpan.FromMilliseconds(700);

    // Of each kind, so that none hides another.
    private const int ToldMax = 10;

    /// <summary>Every violation, at most ten of each kind of check; none when all promises held.</summary>
    public static IReadOnlyList<string> Violations(History history, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(outcome);
        var logs = outcome.Log.ToDictionary(pair => pair.Key, pair => new LogIndex(pair.Value));
        var kept = KeptOf(outcome);
        IEnumerable<string>[] kinds =
        [
            outcome.Leftovers.Where(pair => pair.Value != 0).Select(pair => $"left over: {pair.Value} row(s) of {pair.Key}"),
            CommandChecks.Violations(history, outcome),
            EscalationChecks.Violations(outcome),
            DeliveryChecks.Violations(history, outcome),
            logs.SelectMany(pair => pair.Value.Violations(pair.Key, kept[pair.Key])),
            history.Watchers.SelectMany(watcher => StreamChecks.Violations(watcher, kept[watcher.Kind], logs[watcher.Kind])),
            Slow(history),
        ];
        return [.. kinds.SelectMany(violations => violations.Take(ToldMax))];
    }

    private static Dictionary<Kind, IReadOnlyDictionary<string, Kept>> KeptOf(Outcome outcome) => new()
    {
        [Kind.Case] = outcome.Cases.ToDictionary(one => one.Id, one => new Kept(one.Version, one.SeenBy)),
        [Kind.Task] = outcome.Tasks.ToDictionary(one => one.Id, one => new Kept(one.Version, one.SeenBy)),
        [Kind.Notice] = outcome.Notices.ToDictionary(one => one.Id, one => new Kept(one.Version, [one.Office])),
    };

    private static IEnumerable<string> Slow(History history)
    {
        var delays = history.QuietDelays.Order().ToList();
        if (delays.Count > 0 && delays[delays.Count / 2] is var median && median > QuietMedianMax)
        {
            yield return $"slow: half of the cases raised in peace took {median.TotalMilliseconds:0} ms or more to their last stream";
        }
    }
}

/// <summary>A resource as it is kept.</summary>
internal sealed record Kept(long Version, IReadOnlyList<string> SeenBy);

/// <summary>A change log, and where each version of each resource stands in it.</summary>
internal sealed class LogIndex
{
    private readonly IReadOnlyList<LogRow> _rows;
    private readonly Dictionary<(string Id, long Version, string Office), List<long>> _shown = [];
    private readonly HashSet<(string, long)> _versions = [];

    public LogIndex(IReadOnlyList<LogRow> rows)
    {
        _rows = rows;
        foreach (var row in rows)
        {
            _versions.Add((row.Id, row.Version));
            foreach (var office in row.SeenBy)
            {
                if (!_shown.TryGetValue((row.Id, row.Version, office), out var positions))
                {
                    _shown[(row.Id, row.Version, office)] = positions = [];
                }

                positions.Add(row.Position);
            }
        }
    }

    /// <summary>Position at which a version of a resource was first shown to an office; null when it never was.</summary>
    public long? PositionOf(string id, long version, string office) => _shown.TryGetValue((id, version, office), out var positions) ? positions[0] : null;

    /// <summary>The first of its positions from another one on: an office that lost the resource was shown it again. If there is none, its last.</summary>
    public long? PositionOf(string id, long version, string office, long from) =>
        _shown.TryGetValue((id, version, office), out var positions) ? positions.Find(position => position >= from) is > 0 and var later ? later : positions[^1] : null;

    /// <summary>How many times a version of a resource was shown to an office.</summary>
    public int TimesShown(string id, long version, string office) => _shown.TryGetValue((id, version, office), out var positions) ? positions.Count : 0;

    public IEnumerable<string> Violations(Kind kind, IReadOnlyDictionary<string, Kept> kept)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Position != i + 1)
            {
                yield return $"gap: the log of {kind} has {_rows[i].Position} where {i + 1} belongs";
                break;
            }
        }

        foreach (var (id, resource) in kept)
        {
            for (var version = 1L; version <= resource.Version; version++)
            {
                if (!_versions.Contains((id, version)))
                {
                    yield return $"missing: version {version} of {kind} {id} is not in the log";
                }
            }
        }

        foreach (var rows in _rows.GroupBy(row => row.Id))
        {
            if (rows.Zip(rows.Skip(1)).Any(pair => pair.Second.Version < pair.First.Version))
            {
                yield return $"out of order: the log has the versions of {kind} {rows.Key} as {string.Join(", ", rows.Select(row => row.Version))}";
            }
        }
    }
}

namespace Netralitas.Faults.Checking;

/// <summary>A client that keeps its token misses nothing, sees nothing twice and never goes back in time; what it sees is committed.</summary>
internal static class StreamChecks
{
    public static IEnumerable<string> Violations(Watcher watcher, IReadOnlyDictionary<string, Kept> kept, LogIndex log)
    {
        var (copy, seen) = (new Dictionary<string, long>(), new Dictionary<(string Id, long Version), int>());
        var (inSnapshot, last) = (true, 0L);
        var firstChange = FirstChange(watcher, log);
        foreach (var message in watcher.Messages)
        {
            switch (message.What)
            {
                case Said.SnapshotEnd when !inSnapshot:
                    yield return $"double: {watcher} had a second snapshot";
                    break;
                case Said.SnapshotEnd:
                    inSnapshot = false;
                    break;
                case Said.Refused:
                    yield return $"missing: {watcher} could not go on with its token";
                    break;
                case Said.Removed:
                    copy.Remove(message.Id);
                    break;
                case Said.Stands:
                    var times = seen[(message.Id, message.Version)] = seen.GetValueOrDefault((message.Id, message.Version)) + 1;
                    // What is shown of a resource may change although it does not itself.
                    var isAgain = times <= log.TimesShown(message.Id, message.Version, watcher.Office);
                    if (Wrong(message, copy, inSnapshot, isAgain, version => log.PositionOf(message.Id, version, watcher.Office) < firstChange) is { } wrong)
                    {
                        yield return $"{wrong}: {watcher} saw version {message.Version} of {message.Id} {(copy.TryGetValue(message.Id, out var had) ? $"after {had}" : "first")}";
                    }

                    if (Unfounded(watcher, message, kept, log) is { } unfounded)
                    {
                        yield return $"{unfounded}: {watcher} saw version {message.Version} of {message.Id}";
                    }
                    else if (!inSnapshot && log.PositionOf(message.Id, message.Version, watcher.Office, last) is { } position)
                    {
                        if (position < last)
                        {
                            yield return $"out of order: {watcher} saw version {message.Version} of {message.Id}, position {position}, after position {last}";
                        }

                        last = Math.Max(position, last);
                    }

                    copy[message.Id] = message.Version;
                    break;
            }
        }

        foreach (var difference in Difference(watcher, copy, kept))
        {
            yield return difference;
        }
    }

    /// <summary>Position of the first change after the snapshot.</summary>
    private static long FirstChange(Watcher watcher, LogIndex log) => watcher.Messages
        .SkipWhile(message => message.What != Said.SnapshotEnd)
        .Where(message => message.What == Said.Stands)
        .Select(message => log.PositionOf(message.Id, message.Version, watcher.Office) ?? 0)
        .FirstOrDefault();

    /// <summary>What is wrong with a version after those that came before.</summary>
    /// <remarks>
    /// A snapshot leaves out what has a pending change: such a resource first appears with that change, and the version before it
    /// belongs to the time before the snapshot.
    /// </remarks>
    private static string? Wrong(Message message, Dictionary<string, long> copy, bool inSnapshot, bool isAgain, Func<long, bool> beforeSnapshotEnd)
    {
        if (!copy.TryGetValue(message.Id, out var before))
        {
            return inSnapshot || message.Version == 1 || beforeSnapshotEnd(message.Version - 1) ? null : "missing";
        }

        return message.Version == before ? isAgain && !inSnapshot ? null : "double"
            : message.Version < before ? "back in time"
            : message.Version > before + 1 && !inSnapshot ? "missing"
            : null;
    }

    private static string? Unfounded(Watcher watcher, Message message, IReadOnlyDictionary<string, Kept> kept, LogIndex log) =>
        !kept.TryGetValue(message.Id, out var resource) || message.Version > resource.Version ? "seen and never committed"
        : log.PositionOf(message.Id, message.Version, watcher.Office) is null ? "seen and not in the log"
        : null;

    private static IEnumerable<string> Difference(Watcher watcher, Dictionary<string, long> copy, IReadOnlyDictionary<string, Kept> kept)
    {
        foreach (var (id, resource) in kept.Where(pair => pair.Value.SeenBy.Contains(watcher.Office)))
        {
            if (!copy.Remove(id, out var version))
            {
                yield return $"missing: {watcher} never had {id}";
            }
            else if (version != resource.Version)
            {
                yield return $"missing: {watcher} ends with version {version} of {id}, which has {resource.Version}";
            }
        }

        foreach (var id in copy.Keys)
        {
            yield return $"seen without authority: {watcher} ends with {id}";
        }
    }
}

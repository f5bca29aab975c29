using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>All rows of one kind of law, each in its versions.</summary>
public sealed class LawTable<T>
    where T : class, ILaw
{
    private readonly FrozenDictionary<string, IReadOnlyList<T>> _byId;

    internal LawTable(IEnumerable<T> rows)
    {
        All = [.. rows.OrderBy(row => row.Law.Id, StringComparer.Ordinal).ThenBy(row => row.Law.Version)];
        _byId = All.GroupBy(row => row.Law.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<T> (group) => [.. group], StringComparer.Ordinal);
    }

    /// <summary>Every row, ordered by id, ordinal, then version.</summary>
    public IReadOnlyList<T> All { get; }

    /// <summary>The versions of an id, oldest number first; empty when there is none.</summary>
    public IReadOnlyList<T> Versions(string id) => _byId.GetValueOrDefault(id) ?? [];

    /// <summary>The version of an id that holds at a moment, the most exact for its place; null when none does.</summary>
    public T? Find(string id, LawMoment at) => LawTable.Best(Versions(id), at);

    /// <summary>Of every id the version that holds at a moment, ordered by id, ordinal.</summary>
    public IEnumerable<T> At(LawMoment at) => _byId.Keys.Order(StringComparer.Ordinal).Select(id => Find(id, at)).OfType<T>();
}

/// <summary>Chooses among versions.</summary>
public static class LawTable
{
    /// <summary>The version that holds at a moment, the most exact for its place; null when none does.</summary>
    public static T? Best<T>(IEnumerable<T> versions, LawMoment at)
        where T : class, ILaw => versions
        .Select(row => (Row: row, Rank: row.Law.Scope.Rank(at)))
        .Where(found => found.Rank is not null)
        .OrderByDescending(found => found.Rank)
        .Select(found => found.Row)
        .FirstOrDefault();
}

using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>All elections.</summary>
public sealed class ElectionTable
{
    private readonly FrozenDictionary<string, Election> _byId;

    internal ElectionTable(IEnumerable<Election> elections)
    {
        All = [.. elections.OrderBy(election => election.Id, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(election => election.Id, StringComparer.Ordinal);
    }

    /// <summary>Every election, ordered by id, ordinal.</summary>
    public IReadOnlyList<Election> All { get; }

    /// <summary>The election of an id, or null.</summary>
    public Election? Find(string id) => _byId.GetValueOrDefault(id);
}

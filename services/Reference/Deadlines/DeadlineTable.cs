using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>All deadline rules.</summary>
public sealed class DeadlineTable
{
    private readonly FrozenDictionary<string, DeadlineRule> _byId;

    internal DeadlineTable(IEnumerable<DeadlineRule> rules)
    {
        All = [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    /// <summary>Every rule, ordered by id, ordinal.</summary>
    public IReadOnlyList<DeadlineRule> All { get; }

    /// <summary>The rule of an id, or null.</summary>
    public DeadlineRule? Find(string id) => _byId.GetValueOrDefault(id);
}

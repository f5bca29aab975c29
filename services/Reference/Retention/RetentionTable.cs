using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>How long each kind of document is kept.</summary>
public sealed class RetentionTable
{
    /// <summary>Who a reporter is.</summary>
    public const string ReporterIdentity = "reporter-identity";

    /// <summary>Who a witness is.</summary>
    public const string WitnessIdentity = "witness-identity";

    /// <summary>Every kind that the program can destroy; there must be a rule for each.</summary>
    public static readonly IReadOnlyList<string> Kinds = [ReporterIdentity, WitnessIdentity];

    private readonly FrozenDictionary<string, RetentionRule> _byId;

    internal RetentionTable(IEnumerable<RetentionRule> rules)
    {
        All = [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    /// <summary>Every rule, ordered by id, ordinal.</summary>
    public IReadOnlyList<RetentionRule> All { get; }

    /// <summary>The rule of a kind of document, or null.</summary>
    public RetentionRule? Find(string id) => _byId.GetValueOrDefault(id);
}

using NodaTime;

namespace Netralitas.Reference;

/// <summary>When running numbers start anew, by the day.</summary>
public sealed class NumberingTable
{
    internal NumberingTable(IEnumerable<NumberingRule> rules) => All = [.. rules.OrderBy(rule => rule.Law.Scope.From)];

    /// <summary>Every rule, by its first day.</summary>
    public IReadOnlyList<NumberingRule> All { get; }

    /// <summary>The rule that holds on a day; the file has one for every day.</summary>
    public NumberingRule On(LocalDate day, ElectionFamily family) => All.First(rule => rule.Law.Scope.IsOn(day) && rule.Law.Scope.IsUnder(family));
}

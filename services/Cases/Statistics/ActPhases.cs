using Netralitas.Contracts;
using Netralitas.Reference;
using FixingWord = Netralitas.Contracts.Reference.V1.FixingPhase;

namespace Netralitas.Cases.Statistics;

/// <summary>When in its election an act was, by the calendar of the election as it is now: a corrected calendar corrects the statistics.</summary>
/// <param name="Reference">Elections and regions.</param>
/// <param name="OnlyPhases">The phases that count; empty for all, and for days in none.</param>
/// <param name="OnlyFixings">Before, after, or with both or neither all.</param>
internal sealed record ActPhases(ReferenceBook Reference, IReadOnlySet<string> OnlyPhases, IReadOnlySet<FixingWord> OnlyFixings)
{
    private static readonly IReadOnlyList<string> InNone = [""];

    /// <summary>The phases that count among those of the day; none when the group does not count.</summary>
    public IReadOnlyList<string> PhasesOf(GroupKey key)
    {
        List<string> phases = Find(key) is var (election, place) ? [.. election.PhasesOn(place, key.ActDate!.Value).Select(phase => phase.Code).Distinct()] : [];
        return OnlyPhases.Count > 0 ? [.. phases.Where(OnlyPhases.Contains)] : phases.Count > 0 ? phases : InNone;
    }

    /// <summary>Before or after the candidates were fixed; none when the group does not count.</summary>
    public IReadOnlyList<string> FixingOf(GroupKey key)
    {
        if (Find(key) is not var (election, place) || election.RuleOf((Contest)key.Contest!.Value)?.FixedBy is null)
        {
            return OnlyFixings.Count > 0 ? [] : InNone;
        }

        var fixing = (FixingWord)election.FixingAt((Contest)key.Contest.Value, place, key.ActDate!.Value);
        return OnlyFixings.Count > 0 && !OnlyFixings.Contains(fixing) ? [] : [Words.Of(fixing)];
    }

    private (Election Election, Region Place)? Find(GroupKey key) =>
        Reference.Elections.Find(key.ElectionId!) is { } election && Reference.Regions.Find(key.Region!) is { } place ? (election, place) : null;
}

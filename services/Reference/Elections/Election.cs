using NodaTime;

namespace Netralitas.Reference;

/// <summary>An election (pemilu, pilkada).</summary>
/// <param name="Id">Id, such as <c>pilkada-2024</c>.</param>
/// <param name="Name">Name, in Indonesian.</param>
/// <param name="Family">The body of law that it is held under.</param>
/// <param name="VotingDate">Voting day.</param>
/// <param name="Contests">What is contested.</param>
/// <param name="Phases">Its phases, by first day, then last day.</param>
public sealed record Election(
    string Id,
    string Name,
    ElectionFamily Family,
    LocalDate VotingDate,
    IReadOnlyList<ContestRule> Contests,
    IReadOnlyList<Phase> Phases)
{
    /// <summary>The rule of a contest, or null if this election does not hold it anywhere.</summary>
    public ContestRule? RuleOf(Contest contest) => Contests.FirstOrDefault(rule => rule.Contest == contest);

    /// <summary>Whether the candidates of a contest were fixed on a day, <see cref="FixingPhase.Any"/> where that is not known: the class of an act changes
    /// then, not at the start of the campaign.</summary>
    /// <exception cref="ArgumentException">This election does not hold the contest.</exception>
    public FixingPhase FixingAt(Contest contest, Region place, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(place);
        var rule = RuleOf(contest) ?? throw new ArgumentException($"{Id} holds no contest {contest}.", nameof(contest));
        return rule.FixedBy is null ? FixingPhase.Any
            : Phases.Any(phase => phase.Code == rule.FixedBy && phase.IsAt(place) && phase.Start <= day) ? FixingPhase.AfterFixing : FixingPhase.BeforeFixing;
    }

    /// <summary>The phases of a place that a day, in its own time zone, lies in.</summary>
    public IEnumerable<Phase> PhasesOn(Region place, LocalDate day) => Phases.Where(phase => phase.Contains(day) && phase.IsAt(place));

    /// <summary>Whether an act at this place can be about this contest.</summary>
    public bool IsContested(Contest contest, Region place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return RuleOf(contest)?.IsHeldAt(place) == true;
    }

    /// <summary>The Bawaslu office that handles a case about this contest at this place.</summary>
    /// <exception cref="ArgumentException">The contest is not held there: ask <see cref="IsContested"/> first.</exception>
    public string HandlingOfficeId(Contest contest, Region place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (RuleOf(contest) is not { } rule || !rule.IsHeldAt(place))
        {
            throw new ArgumentException($"{Id} holds no contest {contest} at {place.Code}.", nameof(contest));
        }

        var code = rule.HandledBy == HandlingTier.Province ? place.ProvinceCode ?? place.Code : place.Code;
        return $"{OfficeTable.HandlingFunction}-{code}";
    }
}

namespace Netralitas.Reference;

/// <summary>How one contest of an election is held and who handles its cases.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Code">Its code in official numbers: PG, PB, PW, PL or PP.</param>
/// <param name="HandledBy">Which Bawaslu office handles its cases.</param>
/// <param name="Places">The kinds of region that can be the place of an act in it.</param>
/// <param name="FixedBy">Code of the phase at whose beginning its candidates are fixed; null where that is not known: cases of it are history.</param>
/// <param name="ExcludedProvinces">Codes of the provinces that do not hold it.</param>
public sealed record ContestRule(
    Contest Contest,
    string Code,
    HandlingTier HandledBy,
    IReadOnlySet<RegionKind> Places,
    string? FixedBy,
    IReadOnlySet<string> ExcludedProvinces)
{
    /// <summary>Whether it is held at a place.</summary>
    public bool IsHeldAt(Region place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Places.Contains(place.Kind) && !ExcludedProvinces.Contains(place.ProvinceCode ?? place.Code);
    }
}

using NodaTime;

namespace Netralitas.Reference;

/// <summary>When and where a row of law holds.</summary>
/// <param name="From">First day; null when it has always held.</param>
/// <param name="To">Last day, inclusive; null while it holds.</param>
/// <param name="Family">The body of election law that it belongs to; null for both.</param>
/// <param name="Regions">Codes of the regions that it is limited to, a province standing for all in it; empty for everywhere.</param>
public sealed record LawScope(LocalDate? From, LocalDate? To, ElectionFamily? Family, IReadOnlyList<string> Regions)
{
    /// <summary>Everywhere and always.</summary>
    public static LawScope Always { get; } = new(null, null, null, []);

    /// <summary>How exactly it names a place that it holds at: 2 by the place itself, 1 by its province, 0 without naming one; null where it does not hold.</summary>
    public int? Rank(LawMoment at)
    {
        ArgumentNullException.ThrowIfNull(at);
        if (!IsOn(at.Day) || !IsUnder(at.Family))
        {
            return null;
        }

        return Regions.Count == 0 ? 0
            : at.Place is { } place && Regions.Contains(place.Code) ? 2
            : at.Place?.ProvinceCode is { } province && Regions.Contains(province) ? 1
            : null;
    }

    /// <summary>Whether it holds on a day.</summary>
    public bool IsOn(LocalDate day) => !(day < From) && !(day > To);

    /// <summary>Whether it holds under a body of election law; null for any.</summary>
    public bool IsUnder(ElectionFamily? family) => Family is null || family is null || Family == family;

    /// <summary>Whether some moment lies in both, at the same exactness: then nothing would say which of the two holds.</summary>
    internal bool Clashes(LawScope other) =>
        (From is null || other.To is null || From <= other.To) && (To is null || other.From is null || other.From <= To)
        && (Family is null || other.Family is null || Family == other.Family)
        && (Regions.Count == 0 ? other.Regions.Count == 0 : Regions.Intersect(other.Regions, StringComparer.Ordinal).Any());
}

/// <summary>What a row of law is chosen by.</summary>
/// <param name="Day">The day that counts, in local time: of the act, of the receipt or of the start of a clock.</param>
/// <param name="Family">The body of election law; null when any will do.</param>
/// <param name="Place">The region; null when rows for single regions do not count.</param>
public sealed record LawMoment(LocalDate Day, ElectionFamily? Family, Region? Place);

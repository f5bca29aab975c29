using NodaTime;

namespace Netralitas.Reference;

/// <summary>A phase (tahapan) of an election. Phases may overlap.</summary>
/// <param name="Code">Code, unique in its election, such as <c>CAMPAIGN</c>.</param>
/// <param name="Name">Name, in Indonesian.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, inclusive.</param>
/// <param name="Regions">Codes of the regions that it is limited to, a province standing for all in it; empty for everywhere.</param>
/// <param name="Basis">The rule that sets it.</param>
public sealed record Phase(string Code, string Name, LocalDate Start, LocalDate End, IReadOnlyList<string> Regions, string Basis)
{
    /// <summary>Whether a place has it.</summary>
    public bool IsAt(Region place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Regions.Count == 0 || Regions.Contains(place.Code) || (place.ProvinceCode is { } province && Regions.Contains(province));
    }

    /// <summary>Whether a day, in the region's own time zone, lies in it.</summary>
    public bool Contains(LocalDate day) => Start <= day && day <= End;
}

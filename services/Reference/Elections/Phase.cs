using NodaTime;

namespace Netralitas.Reference;

/// <summary>A phase (tahapan) of an election. Phases may overlap.</summary>
/// <param name="Code">Code, unique in its election, such as <c>CAMPAIGN</c>.</param>
/// <param name="Name">Name, in Indonesian.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, inclusive.</param>
/// <param name="Basis">The rule that sets it.</param>
public sealed record Phase(string Code, string Name, LocalDate Start, LocalDate End, string Basis)
{
    /// <summary>Whether a day, in the region's own time zone, lies in it.</summary>
    public bool Contains(LocalDate day) => Start <= day && day <= End;
}

namespace Netralitas.Reference;

/// <summary>Which Bawaslu office handles a case about a contest.</summary>
public enum HandlingTier
{
    /// <summary>That of the province in which the place lies.</summary>
    Province = 1,

    /// <summary>That of the place itself.</summary>
    Place = 2,
}

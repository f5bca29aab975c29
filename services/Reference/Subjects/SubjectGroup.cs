namespace Netralitas.Reference;

/// <summary>What kinds of reported person have in common in law.</summary>
public enum SubjectGroup
{
    /// <summary>Civil servants (ASN).</summary>
    Asn = 1,

    /// <summary>Employees without civil-servant status.</summary>
    NonAsn = 2,

    /// <summary>Heads of regions.</summary>
    RegionalHead = 3,

    /// <summary>Village heads, staff and council.</summary>
    Village = 4,

    /// <summary>Soldiers.</summary>
    Military = 5,

    /// <summary>Police officers.</summary>
    Police = 6,

    /// <summary>Organisers of elections.</summary>
    Organiser = 7,

    /// <summary>Candidates and campaign teams.</summary>
    Candidate = 8,

    /// <summary>Employees of state or regional enterprises.</summary>
    Enterprise = 9,
}

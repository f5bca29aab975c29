namespace Netralitas.Reference;

/// <summary>How the office that gets a task is found.</summary>
public enum OfficeRuleKind
{
    /// <summary>The Bawaslu office that handles the case.</summary>
    Handling = 1,

    /// <summary>The office of a function in the region of the act.</summary>
    FunctionAtPlace = 2,

    /// <summary>The personnel office of the reported person's employer; of the region of the act if the employer is unknown.</summary>
    PersonnelOfEmployer = 3,

    /// <summary>The office that a person was forwarded to; in tracks only.</summary>
    Receiver = 4,

    /// <summary>The office that employs the reported person: the direct superior's.</summary>
    Employer = 5,

    /// <summary>The office of a function in the region of the employer, or of the act where the employer is unknown; of a central agency that itself.</summary>
    FunctionOfEmployer = 6,

    /// <summary>The office of a function in the province that the place of the act lies in.</summary>
    FunctionAbovePlace = 7,

    /// <summary>The branch of a function that covers the region of the employer, or of the act where there is none.</summary>
    Covering = 8,

    /// <summary>The national office of a function.</summary>
    National = 9,
}

/// <summary>Says which office gets a task.</summary>
/// <param name="Kind">How it is found.</param>
/// <param name="Function">The function, when <paramref name="Kind"/> asks for one; otherwise null.</param>
public sealed record OfficeRule(OfficeRuleKind Kind, string? Function = null)
{
    /// <summary>Whether it names the function.</summary>
    public static bool NamesFunction(OfficeRuleKind kind) =>
        kind is OfficeRuleKind.FunctionAtPlace or OfficeRuleKind.FunctionOfEmployer or OfficeRuleKind.FunctionAbovePlace or OfficeRuleKind.Covering or OfficeRuleKind.National;

    /// <summary>Whether it asks who employs the person, so that it can be no rule for a whole case.</summary>
    public bool AsksEmployer => Kind is OfficeRuleKind.PersonnelOfEmployer or OfficeRuleKind.Employer or OfficeRuleKind.FunctionOfEmployer or OfficeRuleKind.Covering;

    /// <summary>Whether a wrong entry about the place or the person leads to a wrong office: then the right one begins anew, with a clock of its own.</summary>
    public bool AsksEntries => AsksEmployer || Kind is OfficeRuleKind.FunctionAtPlace or OfficeRuleKind.FunctionAbovePlace;

    /// <summary>The office that gets the task; null if an id or code given is unknown.</summary>
    /// <param name="offices">All offices.</param>
    /// <param name="handlingOfficeId">The Bawaslu office that handles the case.</param>
    /// <param name="placeRegionCode">The region of the act.</param>
    /// <param name="employerOfficeId">The office that employs the person; null if unknown or when the task is about the case.</param>
    /// <param name="receiverOfficeId">The office that the person was forwarded to; null outside of tracks.</param>
    public Office? Resolve(OfficeTable offices, string handlingOfficeId, string placeRegionCode, string? employerOfficeId, string? receiverOfficeId = null)
    {
        ArgumentNullException.ThrowIfNull(offices);
        return Kind switch
        {
            OfficeRuleKind.Handling => offices.Find(handlingOfficeId),
            OfficeRuleKind.FunctionAtPlace => offices.Of(Function!, placeRegionCode),
            OfficeRuleKind.Receiver => receiverOfficeId is null ? null : offices.Find(receiverOfficeId),
            OfficeRuleKind.FunctionAbovePlace => offices.Above(Function!, placeRegionCode),
            OfficeRuleKind.National => offices.National(Function!),
            OfficeRuleKind.Covering => offices.Covering(Function!, (employerOfficeId is null ? null : offices.Find(employerOfficeId)?.RegionCode) ?? placeRegionCode),
            OfficeRuleKind.Employer => employerOfficeId is null ? null : offices.Find(employerOfficeId),
            _ when employerOfficeId is null => offices.Of(Function ?? OfficeTable.PersonnelFunction, placeRegionCode),
            OfficeRuleKind.FunctionOfEmployer => offices.Find(employerOfficeId) is not { RegionCode: { } region } employer ? offices.Find(employerOfficeId) : offices.Of(Function!, region) ?? employer,
            _ => offices.Find(employerOfficeId) is { } employer ? offices.Find(employer.PersonnelOfficeId) : null,
        };
    }
}

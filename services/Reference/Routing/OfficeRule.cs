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
}

/// <summary>Says which office gets a task.</summary>
/// <param name="Kind">How it is found.</param>
/// <param name="Function">The function, when <paramref name="Kind"/> asks for one; otherwise null.</param>
public sealed record OfficeRule(OfficeRuleKind Kind, string? Function = null)
{
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
            _ when employerOfficeId is null => offices.Of(OfficeTable.PersonnelFunction, placeRegionCode),
            _ => offices.Find(employerOfficeId) is { } employer ? offices.Find(employer.PersonnelOfficeId) : null,
        };
    }
}

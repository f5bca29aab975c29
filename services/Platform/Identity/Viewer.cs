namespace Netralitas.Platform.Identity;

/// <summary>Who looks: an office, and the officer of it who does. An officer may keep out of what the office sees.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="OfficerId">The officer in the register; null for a service account.</param>
public readonly record struct Viewer(string OfficeId, Guid? OfficerId = null)
{
    /// <summary>The officer as the change log names one among offices; null for a service account.</summary>
    public string? Account => OfficerId is { } officer ? Caller.AccountOf(officer) : null;
}

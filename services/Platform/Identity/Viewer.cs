namespace Netralitas.Platform.Identity;

/// <summary>Who looks: an office, the officer of it who does, and the office that looks on its behalf. Officer and recorder may keep out of what the office sees.</summary>
/// <param name="OfficeId">The office whose sight counts.</param>
/// <param name="OfficerId">The officer in the register; null for a service account.</param>
/// <param name="RecordingOfficeId">The office that records on behalf of that one; null where it looks for itself.</param>
public readonly record struct Viewer(string OfficeId, Guid? OfficerId = null, string? RecordingOfficeId = null)
{
    /// <summary>The officer as the change log names one among offices; null for a service account.</summary>
    public string? Account => OfficerId is { } officer ? Caller.AccountOf(officer) : null;
}

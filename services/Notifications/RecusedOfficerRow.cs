namespace Netralitas.Notifications;

/// <summary>An officer who keeps out of a case because of a conflict of interest, as Cases told. For ever.</summary>
public sealed class RecusedOfficerRow
{
    /// <summary>The officer, by the opaque id of the register.</summary>
    public required Guid OfficerId { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }
}

namespace Netralitas.Notifications.Hearing;

/// <summary>An office keeps out of a case because of a conflict of interest: it sees the case's notices on behalf of no other office.</summary>
public sealed class Recusal
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }
}

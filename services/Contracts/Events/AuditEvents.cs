namespace Netralitas.Contracts.Events;

/// <summary>A fact about a case that an office from above opened for audit.</summary>
public interface IAuditEvent
{
    /// <summary>The audit as it stood right after the fact.</summary>
    AuditSnapshot Audit { get; }
}

/// <summary>A case was opened for audit.</summary>
public sealed record AuditOpened(AuditSnapshot Audit) : IAuditEvent;

/// <summary>An audit was closed before its time.</summary>
public sealed record AuditClosed(AuditSnapshot Audit) : IAuditEvent;

/// <summary>An audit ended by its time.</summary>
public sealed record AuditExpired(AuditSnapshot Audit) : IAuditEvent;

/// <summary>An audit without anything personal. Instants are UTC, on the legal clock.</summary>
/// <param name="AuditId">Id of the audit.</param>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">Official number of the case, once registered.</param>
/// <param name="AuditingOfficeId">The office that looks.</param>
/// <param name="HandlingOfficeId">The office whose head is told.</param>
/// <param name="EventTime">When the fact happened.</param>
/// <param name="ExpireTime">Until when the audit is good unless it is closed, exclusive.</param>
/// <param name="TimeZone">IANA time zone of the handling office.</param>
public sealed record AuditSnapshot(
    Guid AuditId,
    Guid CaseId,
    string? CaseNumber,
    string AuditingOfficeId,
    string HandlingOfficeId,
    DateTimeOffset EventTime,
    DateTimeOffset ExpireTime,
    string TimeZone);

namespace Netralitas.Contracts.Events;

/// <summary>A fact about a request to see who a reporter or witness is: that, and nothing of who it is.</summary>
public interface IRevealEvent
{
    /// <summary>The request as it stood right after the fact.</summary>
    RevealSnapshot Reveal { get; }
}

/// <summary>An officer asked.</summary>
public sealed record RevealAsked(RevealSnapshot Reveal) : IRevealEvent;

/// <summary>A second officer approved.</summary>
public sealed record RevealApproved(RevealSnapshot Reveal) : IRevealEvent;

/// <summary>The identity was shown to the officer who asked.</summary>
public sealed record ReporterRevealed(RevealSnapshot Reveal) : IRevealEvent;

/// <summary>Somebody was refused; the request is the refusal itself.</summary>
public sealed record RevealRefused(RevealSnapshot Reveal) : IRevealEvent;

/// <summary>A request without anything personal. Instants are UTC, on the legal clock.</summary>
/// <param name="RevealId">Id of the request, or of the refusal.</param>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">Official number of the case, once registered.</param>
/// <param name="ActingOfficeId">The office that did it.</param>
/// <param name="HandlingOfficeId">The office whose custodian is told.</param>
/// <param name="EventTime">When the fact happened.</param>
/// <param name="ExpireTime">Until when the request can be used, exclusive; for a refusal the same as <paramref name="EventTime"/>.</param>
/// <param name="TimeZone">IANA time zone of the handling office.</param>
public sealed record RevealSnapshot(
    Guid RevealId,
    Guid CaseId,
    string? CaseNumber,
    string ActingOfficeId,
    string HandlingOfficeId,
    DateTimeOffset EventTime,
    DateTimeOffset ExpireTime,
    string TimeZone);

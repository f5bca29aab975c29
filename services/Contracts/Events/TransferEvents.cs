namespace Netralitas.Contracts.Events;

/// <summary>The handling of a case was offered to another office, an offer was answered, or the case was taken over.</summary>
/// <param name="Case">The case.</param>
/// <param name="Handover">What happened.</param>
public sealed record CaseHandedOver(CaseSnapshot Case, HandoverSnapshot Handover) : ICaseEvent;

/// <summary>A handover without anything personal.</summary>
/// <param name="HandoverId">Id of the handover.</param>
/// <param name="State">OFFERED, ACCEPTED, DECLINED, RECALLED, LAPSED or TAKEN_OVER.</param>
/// <param name="FromOfficeId">The office that handled the case.</param>
/// <param name="ToOfficeId">The office that it was offered to, or that took it over.</param>
/// <param name="TimeZone">IANA time zone of the office that handles it now.</param>
public sealed record HandoverSnapshot(Guid HandoverId, string State, string FromOfficeId, string ToOfficeId, string TimeZone);

/// <summary>What the tasks of a case were routed by until it changed: another office handles it, or a wrong entry was corrected.</summary>
/// <param name="Time">When it changed.</param>
/// <param name="HandlingBefore">The office that handled the case until then.</param>
/// <param name="ElectionBefore">The election until then.</param>
/// <param name="PlaceBefore">The place of the act until then.</param>
/// <param name="KnownBefore">The day on which the act became known until then.</param>
/// <param name="ReceivedBefore">When Bawaslu received it, until then.</param>
/// <param name="CountedFromBefore">From when it counted as received, until then.</param>
/// <param name="PersonId">The reported person whose employer or kind was corrected; null when none was.</param>
/// <param name="EmployerBefore">That person's employer as told until then; null when it was unknown.</param>
/// <param name="SubjectKindBefore">That person's kind as told until then; null where none was meant, and in what was said before kinds were.</param>
public sealed record ReroutingSnapshot(
    DateTimeOffset Time,
    string HandlingBefore,
    string ElectionBefore,
    string PlaceBefore,
    DateOnly KnownBefore,
    DateTimeOffset ReceivedBefore,
    DateTimeOffset? CountedFromBefore,
    Guid? PersonId,
    string? EmployerBefore,
    string? SubjectKindBefore = null) : IRoutingChange;

/// <summary>An end of a case after which it went on.</summary>
/// <param name="ClosedTime">When it had ended.</param>
/// <param name="CloseReason">Why it had, such as LATE.</param>
/// <param name="Time">When it was reopened.</param>
public sealed record ReopeningSnapshot(DateTimeOffset ClosedTime, string CloseReason, DateTimeOffset Time);

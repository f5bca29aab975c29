using NodaTime;

namespace Netralitas.Platform.Outbox;

/// <summary>A fact that waits to be published, written in the transaction that made it true.</summary>
public sealed class OutboxRow
{
    /// <summary>UUIDv7; consumers know a repeated fact by it.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Name of the fact, such as <c>CaseRaised</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The fact as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>The case that it is about.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>W3C trace context of the call or fact that caused it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When it was written, real time.</summary>
    public required Instant RecordTime { get; set; }

    /// <summary>When a relay may take it next, real time: the end of a lease or of a back-off.</summary>
    public required Instant NextTryTime { get; set; }

    /// <summary>Fences the lease: only the relay that set it may delete the row.</summary>
    public Guid? Lease { get; set; }

    /// <summary>How often it could not be sent although the broker answered.</summary>
    public int Failures { get; set; }

    /// <summary>Why it could not be sent last.</summary>
    public string? LastError { get; set; }

    /// <summary>When it was set aside as unsendable.</summary>
    public Instant? ParkedTime { get; set; }
}

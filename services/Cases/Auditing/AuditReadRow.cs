using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Auditing;

/// <summary>One answer that an open audit gave.</summary>
internal sealed class AuditReadRow
{
    /// <summary>UUIDv7: in the order in which they happened.</summary>
    public required Guid Id { get; init; }

    /// <summary>The audit, which knows the account.</summary>
    public required Guid AuditId { get; init; }

    /// <summary>The method, such as <c>GetCase</c>.</summary>
    public required string Method { get; init; }

    /// <summary>When, on the legal clock.</summary>
    public required Instant ReadTime { get; init; }

    /// <summary>As callers see it.</summary>
    public AuditRead ToMessage() => new() { Id = Id.ToString(), Method = Method, ReadTime = ReadTime.ToTimestamp() };
}

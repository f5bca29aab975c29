using NodaTime;

namespace Netralitas.Platform.Requests;

/// <summary>A request that took effect (AIP-155). Neither the request nor the answer is kept.</summary>
public sealed class RequestRow
{
    /// <summary>The account that called, and for which office where not for its own.</summary>
    public required string Caller { get; init; }

    /// <summary>Full method.</summary>
    public required string Method { get; init; }

    /// <summary>The caller's id of the request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>HMAC-SHA-256 of the request's body.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>What it made or changed.</summary>
    public required Guid ResourceId { get; init; }

    /// <summary>When, real time.</summary>
    public required Instant RecordTime { get; init; }
}

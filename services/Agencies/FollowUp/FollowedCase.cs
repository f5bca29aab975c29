using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>A case as last heard of from the case file.</summary>
public sealed record FollowedCase
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The newest version heard of; older ones are ignored.</summary>
    public required long Version { get; init; }

    /// <summary>The routing plan that the case started with and keeps.</summary>
    public required string PlanVersion { get; init; }

    /// <summary>Official number; null before it is registered.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>How many of its tracks are not over.</summary>
    public int OpenTracks { get; init; }

    /// <summary>When it was raised: its follow-up runs since then, and never begins anew.</summary>
    public Instant StartTime { get; init; }

    /// <summary>Since when it is late with anything, as the first of its tasks was due; stays whatever becomes of that. Null while it is not.</summary>
    public Instant? LateTime { get; init; }

    /// <summary>Since when it is closed; null while it is not.</summary>
    public Instant? CloseTime { get; init; }

    /// <summary>All that routing knows of it.</summary>
    public required CaseSnapshot Snapshot { get; init; }
}

using Netralitas.Contracts.Notifications.V1;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>One attempt to deliver. Neither what was sent nor what was answered is here.</summary>
public sealed class AttemptRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The delivery.</summary>
    public required Guid DeliveryId { get; init; }

    /// <summary>Its channel.</summary>
    public required Guid ChannelId { get; init; }

    /// <summary>Its notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>The office that is told.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The officer who was to be reached; null for a channel of the office.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>When it began, real time.</summary>
    public required Instant StartTime { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required int DurationMs { get; init; }

    /// <summary>How it ended.</summary>
    public required AttemptOutcome Outcome { get; init; }

    /// <summary>Status of HTTP or reply code of SMTP; 0 where none came.</summary>
    public required int StatusCode { get; init; }
}

using NodaTime;

namespace Netralitas.Platform.Inbox;

/// <summary>A fact that took effect here; written in the transaction of the effect.</summary>
public sealed class InboxRow
{
    /// <summary>Id of the message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>When, real time.</summary>
    public required Instant HandleTime { get; init; }
}

/// <summary>A fact that could not be handled: set aside with its cause, so that it blocks nothing behind it.</summary>
public sealed class ParkedRow
{
    /// <summary>Id of the message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Name of the fact.</summary>
    public required string Type { get; init; }

    /// <summary>The fact as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>The type and place of the fault; never the text of an exception, which may repeat data.</summary>
    public required string Error { get; init; }

    /// <summary>When, real time.</summary>
    public required Instant ParkTime { get; init; }
}

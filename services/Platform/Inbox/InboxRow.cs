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

using Netralitas.Contracts.Notifications.V1;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Where one office is told of its notices: an e-mail address or a webhook; or how one officer is reached. All instants are real time.</summary>
public sealed class ChannelRow
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows by one with every change of settings, secret or state, from 1.</summary>
    public required long Version { get; set; }

    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The officer whose contact it is; null for a channel of the office, to which all its notices go.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>Whether it is a webhook; else an e-mail address.</summary>
    public required bool IsWebhook { get; init; }

    /// <summary>The address, of an officer sealed: personal data where a person reads it. It goes to the sender and to the office's administrators, nowhere else.</summary>
    public required string Target { get; set; }

    /// <summary>The kinds of notices that go there, separated by commas; empty for all.</summary>
    public required string Kinds { get; set; }

    /// <summary>Language of e-mails.</summary>
    public required ChannelLanguage Language { get; set; }

    /// <summary>IANA time zone of the office.</summary>
    public required string TimeZone { get; init; }

    /// <summary>First minute of the day at which it is quiet; null for never.</summary>
    public int? QuietStartMinute { get; set; }

    /// <summary>First minute of the day at which it is not quiet any more.</summary>
    public int? QuietEndMinute { get; set; }

    /// <summary>How often what can wait comes together; unspecified: at once.</summary>
    public DigestPeriod Digest { get; set; }

    /// <summary>Of a daily digest: the minute of the day.</summary>
    public int? DigestMinute { get; set; }

    /// <summary>The latest digest that was begun, or when its settings changed; legal clock.</summary>
    public Instant DigestTime { get; set; }

    /// <summary>How many secrets it has had; 0 for an e-mail address.</summary>
    public required int SecretNumber { get; set; }

    /// <summary>Until when the secret before the present one signs too, exclusive.</summary>
    public Instant? PreviousSecretExpireTime { get; set; }

    /// <summary>Whether it sends.</summary>
    public required ChannelState State { get; set; }

    /// <summary>When it was paused; null while it sends.</summary>
    public Instant? PauseTime { get; set; }

    /// <summary>Rounds in which nothing was delivered, since something was.</summary>
    public int Failures { get; set; }

    /// <summary>When the first of them was.</summary>
    public Instant? FailingSinceTime { get; set; }

    /// <summary>The one message that has failed since something was delivered; all zeros when several have, null when none has.</summary>
    public Guid? FailingMessageId { get; set; }

    /// <summary>When it is tried next at the earliest; after a success, when that was.</summary>
    public required Instant NextTryTime { get; set; }

    /// <summary>Whether notices of a kind go there.</summary>
    public bool Wants(NotificationKind kind) => Kinds.Length == 0 || Kinds.Split(',').Contains(kind.ToString());
}

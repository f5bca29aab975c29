using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;

namespace Netralitas.Agencies.Referrals;

/// <summary>What the office of a task does with it together with another: shares it, offers it, or is asked for it. Moves as <see cref="ReferralLifecycle"/> allows.</summary>
/// <remarks>It stands on its task: of two answers at once, one finds the other. Instants are UTC.</remarks>
public sealed record TaskReferral
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind.</summary>
    public required ReferralKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public ReferralState State { get; init; } = ReferralState.InProgress;

    /// <summary>The office that held the task.</summary>
    public required string FromOfficeId { get; init; }

    /// <summary>Its name then.</summary>
    public required string FromOfficeName { get; init; }

    /// <summary>The office that the task is shared with, offered to, or asked for by.</summary>
    public required string ToOfficeId { get; init; }

    /// <summary>Its name then.</summary>
    public required string ToOfficeName { get; init; }

    /// <summary>Why.</summary>
    public required ReferralReason Reason { get; init; }

    /// <summary>When, on the legal clock.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The account that referred it.</summary>
    public required string Account { get; init; }

    /// <summary>The office that recorded that on behalf of the one that referred; null where that one did so itself.</summary>
    public string? RecordingOfficeId { get; init; }

    /// <summary>Why it was rejected, or that it lapsed.</summary>
    public ReferralReason ResponseReason { get; init; }

    /// <summary>When it came to stand there, on the legal clock; null while nobody answered.</summary>
    public DateTimeOffset? ResponseTime { get; init; }

    /// <summary>The account that answered last; null where nobody did.</summary>
    public string? ResponseAccount { get; init; }

    /// <summary>The office that recorded that on behalf of the one that answered; null where that one did so itself.</summary>
    public string? ResponseRecordingOfficeId { get; init; }

    /// <summary>The office that referred, and may take it back.</summary>
    internal string OffererId => Kind == ReferralKind.Ask ? ToOfficeId : FromOfficeId;

    /// <summary>The office that answers.</summary>
    internal string AnswererId => Kind == ReferralKind.Ask ? FromOfficeId : ToOfficeId;

    /// <summary>Whether something can still happen to it.</summary>
    internal bool IsOpen => State == ReferralState.InProgress || (State == ReferralState.Accepted && Kind == ReferralKind.Share);

    /// <summary>The referral as the bus carries it.</summary>
    internal ReferralSnapshot Snapshot() => new(
        Id, Words.Of(Kind), Words.Of(State), FromOfficeId, ToOfficeId,
        Words.Of(ResponseReason == ReferralReason.Unspecified ? Reason : ResponseReason));

    /// <summary>The office that brought it to where it stands; of one that ended by itself, the office that held the task.</summary>
    internal string ActorId => ResponseReason == ReferralReason.Lapsed ? FromOfficeId : State switch
    {
        ReferralState.Accepted or ReferralState.Rejected => AnswererId,
        ReferralState.Done => ToOfficeId,
        _ => OffererId,
    };
}

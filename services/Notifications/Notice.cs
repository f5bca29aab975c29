using Netralitas.Contracts.Notifications.V1;
using NodaTime;

namespace Netralitas.Notifications;

/// <summary>What one office was told of one task, of one request to reveal a reporter's identity, of one audit, of one handover of a case, of one step of a track, of one referral of a task, of one succession, of one pause of a channel, or of one notice that nobody below has read. Texts are made when it is read, from nothing but what is here.</summary>
public sealed class Notice
{
    /// <summary>UUIDv7: grows in the order in which notices were made.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows by one with every change of the notice, from 1.</summary>
    public required long Version { get; set; }

    /// <summary>The task, the request to reveal, the refusal, the audit, the handover, the step of a track, the referral, the succession, the pause or the unread notice that it is about.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>What happened to it.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>The version of the task after it, where the same may happen to it again; 0 for all else.</summary>
    public long TaskVersion { get; init; }

    /// <summary>The office that is told.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The office that holds the task, acted on the identity, audits, or handled the case until then.</summary>
    public required string TaskOfficeId { get; init; }

    /// <summary>The case; no id where it is about none.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Official number of the case when it happened; null before it was registered.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>What the task is, in Indonesian; of a channel its id.</summary>
    public required string Title { get; init; }

    /// <summary>What the task is, in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>When the task is due, or the request or audit expires, exclusive; for a refusal, handover or step when it happened.</summary>
    public required Instant DueTime { get; init; }

    /// <summary>IANA time zone of the deadline.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Whether it is about a task, whose id <see cref="TaskId"/> then is.</summary>
    public bool IsAboutTask => Kind is (>= NotificationKind.TaskOpened and <= NotificationKind.TaskCancelled)
        or NotificationKind.TaskDeadlineMoved or (>= NotificationKind.TaskReminded and <= NotificationKind.TaskEscalatedToHead);

    /// <summary>Whether it is about the identity of a reporter or witness.</summary>
    public bool IsAboutIdentity => Kind is >= NotificationKind.RevealAsked and <= NotificationKind.RevealRefused;

    /// <summary>Whether it is about an audit of the case.</summary>
    public bool IsAboutAudit => Kind is NotificationKind.AuditOpened || IsEndOfAudit;

    /// <summary>Whether it is about an audit that is over.</summary>
    public bool IsEndOfAudit => Kind is NotificationKind.AuditClosed or NotificationKind.AuditExpired;

    /// <summary>Whether it is about which office handles the case.</summary>
    public bool IsAboutHandover => Kind is NotificationKind.TransferOffered or NotificationKind.CaseHandover;

    /// <summary>Whether it is about what happens to forwarded persons.</summary>
    public bool IsAboutTrack => Kind is NotificationKind.TrackAdvanced or NotificationKind.FollowUpConcluded;

    /// <summary>Whether it is about a task between two offices.</summary>
    public bool IsAboutReferral => Kind is >= NotificationKind.TaskShared and <= NotificationKind.ReferralEnded;

    /// <summary>Whether it is about a question between two offices.</summary>
    public bool IsAboutQuestion => Kind is NotificationKind.QuestionAsked or NotificationKind.QuestionAnswered;

    /// <summary>The channel that it is about; null for all else.</summary>
    public Guid? ChannelId => Kind == NotificationKind.ChannelPaused ? Guid.Parse(Title) : null;

    /// <summary>The notice of an office below that nobody has read; null for all else.</summary>
    public Guid? UnreadNoticeId => Kind == NotificationKind.UnreadBelow ? TaskId : null;

    /// <summary>Whether it says in which case: not of a channel or of an office as such, nor to an office above, which need not know the case.</summary>
    public bool TellsCase => Kind is not (NotificationKind.ChannelPaused or NotificationKind.OfficeSucceeded or NotificationKind.UnreadBelow);

    /// <summary>Whether something is still to be done by <see cref="DueTime"/>.</summary>
    public bool HasDeadline => Kind is not (NotificationKind.TaskCompleted or NotificationKind.TaskCancelled or NotificationKind.ReporterRevealed
        or NotificationKind.RevealRefused or NotificationKind.ChannelPaused or NotificationKind.UnreadBelow or NotificationKind.ReferralAnswered
        or NotificationKind.ReferralEnded or NotificationKind.QuestionAnswered or NotificationKind.OfficeSucceeded) && !IsEndOfAudit && !IsAboutHandover && !IsAboutTrack;

    /// <summary>When it happened, on the legal clock.</summary>
    public required Instant EventTime { get; init; }

    /// <summary>When the office confirmed the notice, on the legal clock; null before.</summary>
    public Instant? AcknowledgeTime { get; set; }

    /// <summary>The office that confirmed it on behalf of the one that is told; null where that one did so itself.</summary>
    public string? RecordingOfficeId { get; set; }

    /// <summary>The same to the successor of the office, which has not confirmed it.</summary>
    internal Notice To(string successorId) => new()
    {
        Id = Guid.CreateVersion7(), Version = 1, TaskId = TaskId, Kind = Kind, TaskVersion = TaskVersion, OfficeId = successorId, TaskOfficeId = TaskOfficeId == OfficeId ? successorId : TaskOfficeId,
        CaseId = CaseId, CaseNumber = CaseNumber, Title = Title, TitleEn = TitleEn, DueTime = DueTime, TimeZone = TimeZone, EventTime = EventTime,
    };
}

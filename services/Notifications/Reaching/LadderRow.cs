using Netralitas.Contracts.Notifications.V1;
using NodaTime;

namespace Netralitas.Notifications.Reaching;

/// <summary>A notice that must be read, as long as it goes on to others. Made with the notice, gone with its last step. Instants are of the legal clock.</summary>
public sealed class LadderRow
{
    /// <summary>The notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>The notice that nobody has read: itself, or for an office above the one below where it began.</summary>
    public required Guid RootId { get; init; }

    /// <summary>The office that was told.</summary>
    public required string OfficeId { get; init; }

    /// <summary>When it was told, or somebody was last reached.</summary>
    public required Instant LastTime { get; set; }

    /// <summary>When to look at it next.</summary>
    public required Instant NextTime { get; set; }
}

/// <summary>Where ladders begin.</summary>
internal static class LadderRows
{
    /// <summary>Lets a notice that must be read go on to others, beginning at once.</summary>
    public static void BeginLadder(this NotificationsDb db, Notice notice)
    {
        if (MustRead.Has(notice.Kind))
        {
            db.Insert(new LadderRow
            {
                NoticeId = notice.Id, RootId = notice.UnreadNoticeId ?? notice.Id, OfficeId = notice.OfficeId, LastTime = db.TellLegalTime, NextTime = db.TellLegalTime,
            });
        }
    }
}

/// <summary>Somebody was reached with a notice that nobody had read.</summary>
public sealed class ReachStepRow
{
    /// <summary>The notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>From 1, without gaps: two who take the same step cannot both write it.</summary>
    public required int Number { get; init; }

    /// <summary>Who was reached.</summary>
    public required ReachStepKind Kind { get; init; }

    /// <summary>The officer, also as head; null for an office.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>The office above; null for an officer.</summary>
    public string? OfficeId { get; init; }

    /// <summary>When, legal clock.</summary>
    public required Instant StepTime { get; init; }
}

using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Notifications.Reaching;

/// <summary>The one table of notices that somebody must read, and of what ends that by itself.</summary>
internal static class MustRead
{
    private static readonly NotificationKind[] TaskEnds = [NotificationKind.TaskCompleted, NotificationKind.TaskCancelled, NotificationKind.TaskReturned];

    /// <summary>Each kind, and the kinds of notices about the same thing after which nobody needs to read it any more.</summary>
    private static readonly Dictionary<NotificationKind, NotificationKind[]> EndedBy = new()
    {
        [NotificationKind.TaskOverdue] = TaskEnds,
        [NotificationKind.TaskEscalated] = TaskEnds,
        [NotificationKind.TaskEscalatedToHead] = TaskEnds,
        [NotificationKind.TaskOffered] = [NotificationKind.ReferralAnswered, NotificationKind.ReferralEnded],
        [NotificationKind.TransferOffered] = [NotificationKind.CaseHandover],
        [NotificationKind.CaseHandover] = [],
        [NotificationKind.UnreadBelow] = [],
    };

    /// <summary>Of a task: what ends it only where the task has changed since.</summary>
    private static readonly NotificationKind[] EndedByLater = [NotificationKind.TaskDeadlineMoved, NotificationKind.TaskOpened, NotificationKind.TaskOverdue];

    /// <summary>Whether notices of a kind go on to others until somebody reads them.</summary>
    public static bool Has(NotificationKind kind) => EndedBy.ContainsKey(kind);

    /// <summary>Whether a notice needs no reader any more: somebody confirmed it, or what it is about is over.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="others">All notices about the same thing, to whomever.</param>
    public static bool IsOver(Notice notice, IEnumerable<Notice> others) => notice.AcknowledgeTime is not null || others.Any(other =>
        EndedBy[notice.Kind].Contains(other.Kind) || (EndedBy[notice.Kind] == TaskEnds && EndedByLater.Contains(other.Kind) && other.TaskVersion > notice.TaskVersion));
}

using Netralitas.Contracts.Notifications.V1;
using NodaTime;

namespace Netralitas.Notifications.Reading;

/// <summary>What a notice says: the task, the number of the case and the deadline. Nothing personal is known here.</summary>
public static class NoticeText
{
    /// <summary>In Indonesian.</summary>
    public static string Indonesian(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var until = IsToldByEvent(notice) ? "Waktu kejadian" : "Batas waktu";
        var about = notice.TellsCase ? $" Perkara: {notice.CaseNumber ?? "nomor belum ada"}." : "";
        return $"{SubjectIndonesian(notice)}.{about} {until}: {LocalTime.Indonesian(TimeOf(notice), notice.TimeZone)}.";
    }

    /// <summary>What happened to what, in Indonesian: the beginning of the text.</summary>
    public static string SubjectIndonesian(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var what = notice.Kind switch
        {
            NotificationKind.TaskOpened => "Tugas baru",
            NotificationKind.TaskReturned => "Tugas dikembalikan",
            NotificationKind.TaskOverdue => "Tugas melewati batas waktu",
            NotificationKind.TaskDeadlineMoved => "Batas waktu tugas berubah",
            NotificationKind.TaskReminded => "Tugas segera jatuh tempo",
            NotificationKind.TaskEscalated => "Tugas terlambat, dieskalasi",
            NotificationKind.TaskEscalatedToHead => "Untuk pimpinan: tugas terlambat",
            NotificationKind.TaskCompleted => "Tugas selesai",
            NotificationKind.TaskCancelled => "Tugas dibatalkan",
            NotificationKind.RevealAsked => "Untuk penjaga identitas pelapor: pembukaan identitas diminta",
            NotificationKind.RevealApproved => "Untuk penjaga identitas pelapor: pembukaan identitas disetujui",
            NotificationKind.ReporterRevealed => "Untuk penjaga identitas pelapor: identitas telah dibuka",
            NotificationKind.RevealRefused => "Untuk penjaga identitas pelapor: percobaan membuka identitas ditolak",
            NotificationKind.AuditOpened => "Untuk pimpinan: perkara dibuka untuk audit",
            NotificationKind.AuditClosed => "Untuk pimpinan: audit ditutup",
            NotificationKind.AuditExpired => "Untuk pimpinan: audit berakhir karena waktunya habis",
            NotificationKind.TransferOffered => "Perkara dilimpahkan kepada kantor ini",
            NotificationKind.CaseHandover => "Pelimpahan perkara",
            NotificationKind.TrackAdvanced => "Perkembangan tindak lanjut",
            NotificationKind.FollowUpConcluded => "Tindak lanjut selesai seluruhnya",
            NotificationKind.UnreadBelow => "Belum dibaca oleh kantor di bawah",
            NotificationKind.TaskShared => "Tugas dibagikan kepada kantor ini",
            NotificationKind.TaskOffered => "Penyerahan tugas menunggu jawaban",
            NotificationKind.ReferralAnswered => "Jawaban atas rujukan tugas",
            NotificationKind.ReferralEnded => "Rujukan tugas berakhir",
            NotificationKind.QuestionAsked => "Pertanyaan dari kantor lain mengenai tugas",
            NotificationKind.QuestionAnswered => "Jawaban kantor lain mengenai tugas",
            NotificationKind.OfficeSucceeded => "Pekerjaan kantor lain dilanjutkan oleh kantor ini",
            NotificationKind.ChannelPaused => "Untuk administrator: saluran dijeda karena terus gagal",
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "No such kind."),
        };
        return $"{what}: {notice.Title}";
    }

    /// <summary>In English.</summary>
    public static string English(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var until = IsToldByEvent(notice) ? "Happened" : notice.IsAboutAudit ? "Until" : "Due";
        var about = notice.TellsCase ? $" Case: {notice.CaseNumber ?? "no number yet"}." : "";
        return $"{SubjectEnglish(notice)}.{about} {until}: {LocalTime.English(TimeOf(notice), notice.TimeZone)}.";
    }

    /// <summary>What happened to what, in English: the beginning of the text.</summary>
    public static string SubjectEnglish(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var what = notice.Kind switch
        {
            NotificationKind.TaskOpened => "New task",
            NotificationKind.TaskReturned => "Task returned",
            NotificationKind.TaskOverdue => "Task overdue",
            NotificationKind.TaskDeadlineMoved => "Deadline of a task moved",
            NotificationKind.TaskReminded => "Task due soon",
            NotificationKind.TaskEscalated => "Late task escalated",
            NotificationKind.TaskEscalatedToHead => "For the head: task late",
            NotificationKind.TaskCompleted => "Task done",
            NotificationKind.TaskCancelled => "Task cancelled",
            NotificationKind.RevealAsked => "For the custodian: a reveal was asked for",
            NotificationKind.RevealApproved => "For the custodian: a reveal was approved",
            NotificationKind.ReporterRevealed => "For the custodian: an identity was revealed",
            NotificationKind.RevealRefused => "For the custodian: an attempt to reveal was refused",
            NotificationKind.AuditOpened => "For the head: the case was opened for audit",
            NotificationKind.AuditClosed => "For the head: an audit was closed",
            NotificationKind.AuditExpired => "For the head: an audit ended by its time",
            NotificationKind.TransferOffered => "A case is offered to this office",
            NotificationKind.CaseHandover => "Handover of a case",
            NotificationKind.TrackAdvanced => "Follow-up went on",
            NotificationKind.FollowUpConcluded => "All follow-up is over",
            NotificationKind.UnreadBelow => "Not read by the office below",
            NotificationKind.TaskShared => "A task is shared with this office",
            NotificationKind.TaskOffered => "A task waits for the answer of this office",
            NotificationKind.ReferralAnswered => "Answer to a referral of a task",
            NotificationKind.ReferralEnded => "A referral of a task is over",
            NotificationKind.QuestionAsked => "Another office asks about a task",
            NotificationKind.QuestionAnswered => "Another office answered about a task",
            NotificationKind.OfficeSucceeded => "This office goes on with the work of another",
            NotificationKind.ChannelPaused => "For the administrator: a channel was paused because it kept failing",
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "No such kind."),
        };
        return $"{what}: {notice.TitleEn}";
    }

    private static bool IsToldByEvent(Notice notice) => notice.IsAboutIdentity || notice.IsAboutHandover || notice.IsAboutTrack || notice.IsEndOfAudit || !notice.TellsCase;

    private static Instant TimeOf(Notice notice) => IsToldByEvent(notice) ? notice.EventTime : notice.DueTime;
}

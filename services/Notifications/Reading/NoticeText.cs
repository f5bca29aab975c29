using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Notifications.Reading;

/// <summary>What a notice says: the task, the number of the case and the deadline. Nothing personal is known here.</summary>
public static class NoticeText
{
    /// <summary>In Indonesian.</summary>
    public static string Indonesian(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var what = notice.Kind switch
        {
            NotificationKind.TaskOpened => "Tugas baru",
            NotificationKind.TaskReturned => "Tugas dikembalikan",
            NotificationKind.TaskOverdue => "Tugas melewati batas waktu",
            NotificationKind.TaskCompleted => "Tugas selesai",
            NotificationKind.TaskCancelled => "Tugas dibatalkan",
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "No such kind."),
        };
        return $"{what}: {notice.Title}. Perkara: {notice.CaseNumber ?? "nomor belum ada"}. Batas waktu: {LocalTime.Indonesian(notice.DueTime, notice.TimeZone)}.";
    }

    /// <summary>In English.</summary>
    public static string English(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var what = notice.Kind switch
        {
            NotificationKind.TaskOpened => "New task",
            NotificationKind.TaskReturned => "Task returned",
            NotificationKind.TaskOverdue => "Task overdue",
            NotificationKind.TaskCompleted => "Task done",
            NotificationKind.TaskCancelled => "Task cancelled",
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "No such kind."),
        };
        return $"{what}: {notice.TitleEn}. Case: {notice.CaseNumber ?? "no number yet"}. Due: {LocalTime.English(notice.DueTime, notice.TimeZone)}.";
    }
}

using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Reading;

/// <summary>A notice as its office sees it.</summary>
internal static class NoticeView
{
    public static Notification ToMessage(this Notice notice) => new()
    {
        Id = notice.Id.ToString(),
        Etag = Etag.Of(notice.Version),
        OfficeId = notice.OfficeId,
        Kind = notice.Kind,
        TaskId = notice.IsAboutTask ? notice.TaskId.ToString() : "",
        RevealId = notice.IsAboutIdentity ? notice.TaskId.ToString() : "",
        AuditId = notice.IsAboutAudit ? notice.TaskId.ToString() : "",
        QuestionId = notice.IsAboutQuestion ? notice.TaskId.ToString() : "",
        SuccessionId = notice.Kind == NotificationKind.OfficeSucceeded ? notice.TaskId.ToString() : "",
        ReferralId = notice.IsAboutReferral ? notice.TaskId.ToString() : "",
        UnreadNotificationId = notice.UnreadNoticeId?.ToString() ?? "",
        ChannelId = notice.ChannelId?.ToString() ?? "",
        TaskOfficeId = notice.TaskOfficeId,
        CaseId = notice.TellsCase ? notice.CaseId.ToString() : "",
        CaseNumber = notice.CaseNumber ?? "",
        Text = NoticeText.Indonesian(notice),
        TextEn = NoticeText.English(notice),
        DueTime = notice.Kind is NotificationKind.RevealRefused || notice.IsEndOfAudit || !notice.TellsCase || notice.IsAboutHandover || notice.IsAboutTrack ? null : notice.DueTime.ToTimestamp(),
        TimeZone = notice.TimeZone,
        EventTime = notice.EventTime.ToTimestamp(),
        AcknowledgeTime = notice.AcknowledgeTime.ToTimestamp(),
        RecordedByOfficeId = notice.RecordingOfficeId ?? "",
    };
}

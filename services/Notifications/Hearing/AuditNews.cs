using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears of cases that an office from above opens for audit, and tells the head (pimpinan) of the handling office.</summary>
internal static class AuditNews
{
    /// <summary>Adds the handlers of all facts of audits.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers
        .On<AuditOpened>((db, fact) => db.Tell(Make(NotificationKind.AuditOpened, fact.Audit)))
        .On<AuditClosed>((db, fact) => db.Tell(Make(NotificationKind.AuditClosed, fact.Audit)))
        .On<AuditExpired>((db, fact) => db.Tell(Make(NotificationKind.AuditExpired, fact.Audit)));

    private static Notice Make(NotificationKind kind, AuditSnapshot audit) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        TaskId = audit.AuditId,
        Kind = kind,
        OfficeId = audit.HandlingOfficeId,
        TaskOfficeId = audit.AuditingOfficeId,
        CaseId = audit.CaseId,
        CaseNumber = audit.CaseNumber,
        Title = audit.AuditingOfficeId,
        TitleEn = audit.AuditingOfficeId,
        DueTime = Instant.FromDateTimeOffset(audit.ExpireTime),
        TimeZone = audit.TimeZone,
        EventTime = Instant.FromDateTimeOffset(audit.EventTime),
    };
}

using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;

namespace Netralitas.Notifications;

/// <summary>Who may do what in Notifications: the office that a notice is addressed to, and nobody else.</summary>
public static class NotificationAuthority
{
    /// <summary>The one table of rules.</summary>
    public static RpcRules Rules() => new RpcRules()
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.ListNotifications), Relation.Recipient, RoleWords.Any, onBehalf: true)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.WatchNotifications), Relation.Recipient, RoleWords.Any, onBehalf: true)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.AcknowledgeNotification), Relation.Recipient, RoleWords.Any & ~(Roles.Reader | Roles.Auditor), onBehalf: true);

    /// <summary>The notices that an office may know of: its own; through one that records on its behalf without those of cases that this one keeps out of.</summary>
    /// <param name="db">The database.</param>
    /// <param name="officeId">The office.</param>
    /// <param name="recordingOfficeId">The one that records on its behalf; null where none does.</param>
    public static IQueryable<Notice> VisibleTo(NotificationsDb db, string officeId, string? recordingOfficeId)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = db.Notices.Where(notice => notice.OfficeId == officeId);
        return recordingOfficeId is null ? own : own.Where(notice => !db.Recusals.Any(recusal => recusal.CaseId == notice.CaseId && recusal.OfficeId == recordingOfficeId));
    }
}

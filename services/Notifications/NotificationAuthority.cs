using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity;

namespace Netralitas.Notifications;

/// <summary>Who may do what in Notifications: the office that a notice is addressed to and nobody else, none of its officers who keep out of the case.</summary>
public static class NotificationAuthority
{
    /// <summary>The one table of rules.</summary>
    public static RpcRules Rules() => new RpcRules()
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.ListNotifications), Relation.Recipient, RoleWords.Any)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.WatchNotifications), Relation.Recipient, RoleWords.Any)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.AcknowledgeNotification), Relation.Recipient, RoleWords.Any & ~(Roles.Reader | Roles.Auditor));

    /// <summary>The notices that an office, or an officer of it, may know of: its own, but for an officer who keeps out of the case.</summary>
    public static IQueryable<Notice> VisibleTo(NotificationsDb db, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(db);
        var notices = db.Notices.Where(notice => notice.OfficeId == viewer.OfficeId);
        return viewer.OfficerId is { } officer
            ? notices.Where(notice => !db.RecusedOfficers.Any(row => row.OfficerId == officer && row.CaseId == notice.CaseId))
            : notices;
    }
}

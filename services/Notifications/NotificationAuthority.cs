using System.Linq.Expressions;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;

namespace Netralitas.Notifications;

/// <summary>Who may do what in Notifications: the office that a notice is addressed to, and nobody else.</summary>
public static class NotificationAuthority
{
    /// <summary>The one table of rules.</summary>
    public static RpcRules Rules() => new RpcRules()
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.ListNotifications), Relation.Recipient, RoleWords.Any)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.WatchNotifications), Relation.Recipient, RoleWords.Any)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.AcknowledgeNotification), Relation.Recipient, RoleWords.Any & ~(Roles.Reader | Roles.Auditor));

    /// <summary>The notices that an office may know of: its own.</summary>
    public static Expression<Func<Notice, bool>> VisibleTo(string officeId) => notice => notice.OfficeId == officeId;
}

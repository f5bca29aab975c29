using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Operations;

namespace Netralitas.Notifications;

/// <summary>Who may do what in Notifications: the office that a notice is addressed to, or that has the channel, and nobody else, none of its officers who keep out of the case.</summary>
public static class NotificationAuthority
{
    /// <summary>The one table of rules.</summary>
    public static RpcRules Rules() => new RpcRules()
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.ListNotifications), Relation.Recipient, RoleWords.Any, onBehalf: true)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.WatchNotifications), Relation.Recipient, RoleWords.Any, onBehalf: true)
        .Allow(NotificationService.Descriptor, nameof(NotificationService.NotificationServiceBase.AcknowledgeNotification), Relation.Recipient, RoleWords.Any & ~(Roles.Reader | Roles.Auditor), onBehalf: true)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.CreateChannel), Relation.AnyOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.UpdateChannel), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.DeleteChannel), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.GetChannel), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.ListChannels), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.RotateSecret), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.PauseChannel), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.ResumeChannel), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.ReplayDeliveries), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.ListDeliveries), Relation.OwnOffice, Roles.Administrator)
        .Allow(ChannelService.Descriptor, nameof(ChannelService.ChannelServiceBase.ListAttempts), Relation.OwnOffice, Roles.Administrator)
        .Allow(RosterService.Descriptor, nameof(RosterService.RosterServiceBase.SetRoster), Relation.AnyOffice, Roles.Administrator | Roles.Head)
        .Allow(RosterService.Descriptor, nameof(RosterService.RosterServiceBase.GetRoster), Relation.OwnOffice, RoleWords.Any)
        .Allow(RosterService.Descriptor, nameof(RosterService.RosterServiceBase.GetDuty), Relation.OwnOffice, RoleWords.Any)
        // Officers their own, administrators all of the office: ContactDesk.
        .Allow(RosterService.Descriptor, nameof(RosterService.RosterServiceBase.SetContact), Relation.OwnOffice, RoleWords.Any)
        .Allow(RosterService.Descriptor, nameof(RosterService.RosterServiceBase.GetContact), Relation.OwnOffice, RoleWords.Any)
        .Allow(RosterService.Descriptor, nameof(RosterService.RosterServiceBase.RemoveContact), Relation.OwnOffice, RoleWords.Any)
        .Allow(RosterService.Descriptor, nameof(RosterService.RosterServiceBase.ListReachSteps), Relation.Recipient, RoleWords.Any, onBehalf: true)
        .AllowOperators();

    /// <summary>The notices that an office, or an officer of it, may know of: its own, but for those of cases that the officer, or whoever records for it, keeps out of.</summary>
    public static IQueryable<Notice> VisibleTo(NotificationsDb db, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(db);
        var notices = db.Notices.Where(notice => notice.OfficeId == viewer.OfficeId);
        if (viewer.OfficerId is { } officer)
        {
            notices = notices.Where(notice => !db.RecusedOfficers.Any(row => row.OfficerId == officer && row.CaseId == notice.CaseId));
        }

        return viewer.RecordingOfficeId is { } recorder
            ? notices.Where(notice => !db.Recusals.Any(recusal => recusal.CaseId == notice.CaseId && recusal.OfficeId == recorder))
            : notices;
    }
}

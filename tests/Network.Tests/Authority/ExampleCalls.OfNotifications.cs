using Grpc.Core;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Network.Tests.Authority;

/// <summary>The example calls about notices.</summary>
internal sealed partial class ExampleCalls
{
    private Dictionary<string, (Subject, Func<Metadata, Task<bool>>)> OfNotifications => new()
    {
        // What makes a channel has no target.
        [Channels(nameof(ChannelService.ChannelServiceBase.CreateChannel))] = (Subject.Nothing, As(headers => world.Channels.CreateChannelAsync(new CreateChannelRequest { RequestId = NewId() }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.UpdateChannel))] = (Subject.Channel, As(headers => world.Channels.UpdateChannelAsync(
            new UpdateChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Settings = new ChannelSettings { Url = "http://127.0.0.1:9/" }, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.DeleteChannel))] = (Subject.Channel, As(headers => world.Channels.DeleteChannelAsync(
            new DeleteChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.GetChannel))] = (Subject.Channel, As(headers => world.Channels.GetChannelAsync(new GetChannelRequest { ChannelId = of.ChannelId }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ListChannels))] = (Subject.Channel, async headers =>
            (await world.Channels.ListChannelsAsync(new ListChannelsRequest(), headers)).Channels.Any(channel => channel.Id == of.ChannelId)),
        [Channels(nameof(ChannelService.ChannelServiceBase.RotateSecret))] = (Subject.Channel, As(headers => world.Channels.RotateSecretAsync(
            new RotateSecretRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.PauseChannel))] = (Subject.Channel, As(headers => world.Channels.PauseChannelAsync(
            new PauseChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ResumeChannel))] = (Subject.Channel, As(headers => world.Channels.ResumeChannelAsync(
            new ResumeChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ReplayDeliveries))] = (Subject.Channel, As(headers => world.Channels.ReplayDeliveriesAsync(
            new ReplayDeliveriesRequest { RequestId = NewId(), ChannelId = of.ChannelId, NotificationId = of.NoticeId }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ListDeliveries))] = (Subject.Channel, async headers =>
            (await world.Channels.ListDeliveriesAsync(new ListDeliveriesRequest { ChannelId = of.ChannelId }, headers)).Deliveries.Count > 0),
        [Channels(nameof(ChannelService.ChannelServiceBase.ListAttempts))] = (Subject.Channel, async headers =>
            (await world.Channels.ListAttemptsAsync(new ListAttemptsRequest { ChannelId = of.ChannelId }, headers)).Attempts.Count > 0),
        // Whoever calls sets the own office's.
        [Rosters(nameof(RosterService.RosterServiceBase.SetRoster))] = (Subject.Nothing, As(headers => world.Rosters.SetRosterAsync(new SetRosterRequest(), headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.GetRoster))] = (Subject.Channel, As(headers => world.Rosters.GetRosterAsync(new GetRosterRequest(), headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.GetDuty))] = (Subject.Channel, As(headers => world.Rosters.GetDutyAsync(new GetDutyRequest(), headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.SetContact))] = (Subject.Channel, As(headers => world.Rosters.SetContactAsync(
            new SetContactRequest { RequestId = NewId(), OfficerId = of.OfficerId, Settings = new ChannelSettings { EmailAddress = "fulan@bkpsdm.example" }, Etag = Stale }, headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.GetContact))] = (Subject.Channel, As(headers => world.Rosters.GetContactAsync(new GetContactRequest { OfficerId = of.OfficerId }, headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.RemoveContact))] = (Subject.Channel, As(headers => world.Rosters.RemoveContactAsync(
            new RemoveContactRequest { RequestId = NewId(), OfficerId = of.OfficerId, Etag = Stale }, headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.ListReachSteps))] = (Subject.Notice, As(headers => world.Rosters.ListReachStepsAsync(
            new ListReachStepsRequest { NotificationId = of.NoticeId }, headers))),
        [Notices(nameof(NotificationService.NotificationServiceBase.ListNotifications))] = (Subject.Notice, async headers =>
            (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1000 }, headers)).Notifications.Any(notice => notice.Id == of.NoticeId)),
        [Notices(nameof(NotificationService.NotificationServiceBase.WatchNotifications))] = (Subject.Notice, headers =>
            InSnapshotAsync<WatchNotificationsResponse, Notification>(world.Notifications.WatchNotifications(new WatchNotificationsRequest(), headers), of.NoticeId)),
        [Notices(nameof(NotificationService.NotificationServiceBase.AcknowledgeNotification))] = (Subject.Notice, As(headers => world.Notifications.AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest { RequestId = NewId(), NotificationId = of.NoticeId, Etag = Stale }, headers))),
    };
}

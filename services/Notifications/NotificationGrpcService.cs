using Grpc.Core;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Acknowledging;
using Netralitas.Notifications.Reading;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications;

/// <summary>The gRPC face of Notifications.</summary>
internal sealed class NotificationGrpcService(ListNotifications list, WatchNotifications watch, AcknowledgeNotification acknowledge)
    : NotificationService.NotificationServiceBase
{
    public override Task<ListNotificationsResponse> ListNotifications(ListNotificationsRequest request, ServerCallContext context) =>
        list.HandleAsync(request, Call.Of(context));

    public override Task WatchNotifications(
        WatchNotificationsRequest request, IServerStreamWriter<WatchNotificationsResponse> responseStream, ServerCallContext context) =>
        watch.HandleAsync(request, Call.Of(context), responseStream);

    public override Task<AcknowledgeNotificationResponse> AcknowledgeNotification(AcknowledgeNotificationRequest request, ServerCallContext context) =>
        acknowledge.HandleAsync(request, Call.Of(context));
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Sends what a receiver lost again: deliveries that have ended, of one notice or of a span of time, of which the caller may know. Their ids stay.</summary>
internal sealed class ReplayDeliveries(ChannelDesk desk, DeliverySignal signal, TimeProvider time)
{
    private const int AtOnceMax = 10_000;

    // People get these.
    private const int MailsAtOnceMax = 200;

    /// <summary>Checks, records, and answers with the channel.</summary>
    public async Task<ReplayDeliveriesResponse> HandleAsync(ReplayDeliveriesRequest request, Call call)
    {
        var checks = new FieldChecks();
        checks.Uuid("request_id", request.RequestId);
        checks.Uuid("channel_id", request.ChannelId);
        var notice = request.NotificationId.Length == 0 ? (Guid?)null : checks.Uuid("notification_id", request.NotificationId);
        checks.Require(notice is null ? request.StartTime is not null : request.StartTime is null && request.EndTime is null, "start_time", "must be given, or else a notice and no time");
        var start = checks.Time("start_time", request.StartTime, Instant.MinValue);
        var end = checks.Time("end_time", request.EndTime, Instant.FromDateTimeOffset(time.GetUtcNow()));
        checks.ThrowIfAny();
        var channel = await desk.RunAsync(call, request, (request.RequestId, request.ChannelId), "", async (db, row, now, cancel) =>
        {
            var visible = NotificationAuthority.VisibleTo(db, call.Viewer);
            var ended = db.Deliveries.Where(delivery => delivery.ChannelId == row.Id && delivery.State != DeliveryState.Waiting)
                .Where(delivery => visible.Any(shown => shown.Id == delivery.NoticeId));
            ended = notice is { } id ? ended.Where(delivery => delivery.NoticeId == id) : ended.Where(delivery => delivery.CreateTime >= start && delivery.CreateTime < end);
            var most = row.IsWebhook ? AtOnceMax : MailsAtOnceMax;
            if (await ended.CountAsync(cancel) > most)
            {
                throw (Refusal.Of(ChannelReasons.TooManyDeliveries, ("most", most.ToString())) with { Resource = ("channel", request.ChannelId) }).AsException();
            }

            // They go in a message of their own, or together with whatever goes now.
            await ended.ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.MessageId, (Guid?)null), cancel);
            await ended.SendAgainAsync(now, cancel);
            return false;
        });
        signal.Wake();
        return new ReplayDeliveriesResponse { Channel = channel.ToMessage() };
    }
}

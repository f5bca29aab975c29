using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Delivering;

/// <summary>Deliveries to the channels of the caller's office, newest first, of notices that the caller may know of.</summary>
internal sealed class ListDeliveries(Store<NotificationsDb> store)
{
    /// <summary>Answers ListDeliveries.</summary>
    public async Task<ListDeliveriesResponse> HandleAsync(ListDeliveriesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks);
        var channel = request.ChannelId.Length == 0 ? (Guid?)null : checks.Uuid("channel_id", request.ChannelId);
        var notice = request.NotificationId.Length == 0 ? (Guid?)null : checks.Uuid("notification_id", request.NotificationId);
        checks.Require(Enum.IsDefined(request.State), "state", "must be a known state");
        checks.ThrowIfAny();
        var rows = await store.ReadAsync(
            (db, cancel) =>
            {
                var visible = NotificationAuthority.VisibleTo(db, call.Viewer);
                return db.Deliveries
                    .Where(row => row.OfficeId == call.OfficeId && (channel == null || row.ChannelId == channel) && (notice == null || row.NoticeId == notice))
                    .Where(row => (request.State == DeliveryState.Unspecified || row.State == request.State) && (after == null || row.Id < after))
                    .Where(row => visible.Any(seen => seen.Id == row.NoticeId)).OrderByDescending(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
            },
            call.Cancel);
        var (shown, next) = page.Cut(rows, row => row.Id.ToString());
        return new ListDeliveriesResponse { Deliveries = { shown.Select(Show) }, NextPageToken = next };
    }

    private static Delivery Show(DeliveryRow row) => new()
    {
        Id = row.Id.ToString(),
        ChannelId = row.ChannelId.ToString(),
        NotificationId = row.NoticeId.ToString(),
        State = row.State,
        CreateTime = row.CreateTime.ToTimestamp(),
        EndTime = row.EndTime.ToTimestamp(),
        NextTryTime = row.State == DeliveryState.Waiting ? row.NextTryTime.ToTimestamp() : null,
        Failures = row.Failures,
        OfficerId = row.OfficerId?.ToString() ?? "",
        MessageId = row.MessageId is { } message && message != row.Id ? message.ToString() : "",
    };
}

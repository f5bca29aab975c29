using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Contacts;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Delivering;

/// <summary>Attempts to deliver something to the caller's office, newest first, of notices that the caller may know of.</summary>
internal sealed class ListAttempts(Store<NotificationsDb> store, AddressSeal seal)
{
    /// <summary>Answers ListAttempts.</summary>
    public async Task<ListAttemptsResponse> HandleAsync(ListAttemptsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks);
        var channel = request.ChannelId.Length == 0 ? (Guid?)null : checks.Uuid("channel_id", request.ChannelId);
        var notice = request.NotificationId.Length == 0 ? (Guid?)null : checks.Uuid("notification_id", request.NotificationId);
        checks.ThrowIfAny();
        var rows = await store.ReadAsync(
            (db, cancel) =>
            {
                var visible = NotificationAuthority.VisibleTo(db, call.Viewer);
                return db.DeliveryAttempts
                    .Where(row => row.OfficeId == call.OfficeId && (channel == null || row.ChannelId == channel) && (notice == null || row.NoticeId == notice))
                    .Where(row => after == null || row.Id < after)
                    .Where(row => visible.Any(seen => seen.Id == row.NoticeId)).OrderByDescending(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
            },
            call.Cancel);
        var (shown, next) = page.Cut(rows, row => row.Id.ToString());
        var channels = shown.Select(row => row.ChannelId).Distinct().ToList();
        var targets = (await store.ReadAsync((db, cancel) => db.Channels.Where(row => channels.Contains(row.Id)).ToListAsync(cancel), call.Cancel)).ToDictionary(row => row.Id, seal.Masked);
        return new ListAttemptsResponse { Attempts = { shown.Select(row => Show(row, targets.GetValueOrDefault(row.ChannelId, ""))) }, NextPageToken = next };
    }

    private static DeliveryAttempt Show(AttemptRow row, string maskedTarget) => new()
    {
        Id = row.Id.ToString(),
        DeliveryId = row.DeliveryId.ToString(),
        ChannelId = row.ChannelId.ToString(),
        NotificationId = row.NoticeId.ToString(),
        StartTime = row.StartTime.ToTimestamp(),
        DurationMs = row.DurationMs,
        Outcome = row.Outcome,
        StatusCode = row.StatusCode,
        OfficerId = row.OfficerId?.ToString() ?? "",
        MaskedTarget = maskedTarget,
    };
}

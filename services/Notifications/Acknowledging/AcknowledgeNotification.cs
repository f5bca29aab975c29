using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Reading;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Acknowledging;

/// <summary>The office confirms that it has read a notice. The first time counts; again changes nothing.</summary>
internal sealed class AcknowledgeNotification(Store<NotificationsDb> store, LegalClock clock)
{
    public async Task<AcknowledgeNotificationResponse> HandleAsync(AcknowledgeNotificationRequest request, Call call)
    {
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var noticeId = checks.Uuid("notification_id", request.NotificationId);
        checks.ThrowIfAny();
        var id = await store.OnceAsync(call, request, requestId, noticeId, async (db, cancel) =>
        {
            var notice = await VisibleAsync(db, call, noticeId, cancel);
            Etag.Require(request.Etag, notice.Version, "notification", noticeId.ToString());
            if (notice.AcknowledgeTime is null)
            {
                (notice.AcknowledgeTime, notice.RecordingOfficeId, notice.Version) = (clock.Now(), call.RecordingOfficeId, notice.Version + 1);
                await db.RecusedOfficers.Where(row => row.CaseId == notice.CaseId).LoadAsync(cancel);
                db.Show(notice);
            }
        });
        var notice = await store.ReadAsync((db, cancel) => VisibleAsync(db, call, id, cancel), call.Cancel);
        return new AcknowledgeNotificationResponse { Notification = notice.ToMessage() };
    }

    private static async Task<Notice> VisibleAsync(NotificationsDb db, Call call, Guid id, CancellationToken cancel)
    {
        var notice = await NotificationAuthority.VisibleTo(db, call.Viewer).SingleOrDefaultAsync(row => row.Id == id, cancel);
        call.Require(notice is null ? Relation.None : Relation.Recipient, "notification", id.ToString());
        return notice!;
    }
}

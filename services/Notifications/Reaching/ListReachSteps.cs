using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Reaching;

/// <summary>How far an unread notice of the caller's office has gone.</summary>
internal sealed class ListReachSteps(Store<NotificationsDb> store)
{
    /// <summary>Answers ListReachSteps.</summary>
    public async Task<ListReachStepsResponse> HandleAsync(ListReachStepsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var noticeId = checks.Uuid("notification_id", request.NotificationId);
        checks.ThrowIfAny();
        var rows = await store.ReadAsync(
            async (db, cancel) =>
            {
                var isThere = await NotificationAuthority.VisibleTo(db, call.Viewer).AnyAsync(notice => notice.Id == noticeId, cancel);
                call.Require(isThere ? Relation.Recipient : Relation.None, "notification", noticeId.ToString());
                return await db.ReachSteps.Where(step => step.NoticeId == noticeId).OrderBy(step => step.Number).ToListAsync(cancel);
            }, call.Cancel);
        return new ListReachStepsResponse { Steps = { rows.Select(Show) } };
    }

    private static ReachStep Show(ReachStepRow row) => new()
    {
        NotificationId = row.NoticeId.ToString(),
        Number = row.Number,
        Kind = row.Kind,
        OfficerId = row.OfficerId?.ToString() ?? "",
        OfficeId = row.OfficeId ?? "",
        StepTime = row.StepTime.ToTimestamp(),
    };
}

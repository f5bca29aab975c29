using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Streams;

namespace Netralitas.Notifications.Reading;

/// <summary>A stream of the notices of the caller's office: those there are, and every new and every confirmed one.</summary>
internal sealed class WatchNotifications(ChangeStreams<NotificationsDb> streams)
{
    public Task HandleAsync(WatchNotificationsRequest request, Call call, IServerStreamWriter<WatchNotificationsResponse> writer)
    {
        var checks = new FieldChecks();
        var caseId = request.CaseId.Length == 0 ? Guid.Empty : checks.Uuid("case_id", request.CaseId);
        var watch = new Watch<NotificationsDb, Notification>
        {
            Request = request,
            ResumeToken = request.ResumeToken,
            Matches = notice => caseId == Guid.Empty || notice.CaseId == caseId.ToString(),
            Page = async (db, after, most, cancel) =>
            {
                var coming = db.PendingFor(call.OfficeId);
                var notices = NotificationAuthority.VisibleTo(db, call.Viewer)
                    .Where(notice => notice.Id > after && (caseId == Guid.Empty || (notice.CaseId == caseId && notice.Kind != NotificationKind.UnreadBelow)))
                    .Where(notice => !coming.Any(pending => pending.ResourceId == notice.Id));
                return [.. (await notices.OrderBy(notice => notice.Id).Take(most).ToListAsync(cancel)).Select(notice => notice.ToMessage())];
            },
            KeptOut = KeptOutAsync,
        };
        return streams.RunAsync(watch, checks, call, writer);
    }

    /// <summary>What was told before an office kept out stays with it.</summary>
    private static async Task<KeptOut?> KeptOutAsync(NotificationsDb db, string officeId, Guid noticeId, CancellationToken cancel) =>
        await db.Notices.AnyAsync(notice => notice.Id == noticeId && db.Recusals.Any(recusal => recusal.CaseId == notice.CaseId && recusal.OfficeId == officeId), cancel)
            ? new KeptOut(CouldSeeBefore: false)
            : null;
}

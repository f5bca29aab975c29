using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;

namespace Netralitas.Notifications.Reading;

/// <summary>Notices of the caller's office, newest first.</summary>
internal sealed class ListNotifications(Store<NotificationsDb> store)
{
    public async Task<ListNotificationsResponse> HandleAsync(ListNotificationsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks);
        var caseId = request.CaseId.Length == 0 ? Guid.Empty : checks.Uuid("case_id", request.CaseId);
        checks.ThrowIfAny();

        var rows = await store.ReadAsync(
            (db, cancel) => Narrow(NotificationAuthority.VisibleTo(db, call.Viewer), request, caseId, after)
                .OrderByDescending(notice => notice.Id).Take(page.Size + 1).ToListAsync(cancel),
            call.Cancel);
        var (shown, next) = page.Cut(rows, notice => notice.Id.ToString());
        return new ListNotificationsResponse { Notifications = { shown.Select(notice => notice.ToMessage()) }, NextPageToken = next };
    }

    private static IQueryable<Notice> Narrow(IQueryable<Notice> notices, ListNotificationsRequest request, Guid caseId, Guid? after)
    {
        if (request.UnacknowledgedOnly)
        {
            notices = notices.Where(notice => notice.AcknowledgeTime == null);
        }

        if (caseId != Guid.Empty)
        {
            // An office above need not know the case of what is unread below: neither by this.
            notices = notices.Where(notice => notice.CaseId == caseId && notice.Kind != NotificationKind.UnreadBelow);
        }

        return after is { } last ? notices.Where(notice => notice.Id < last) : notices;
    }
}

using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Rosters;

/// <summary>Replaces the roster of the caller's office.</summary>
internal sealed class SetRoster(Store<NotificationsDb> store, ReadRoster read, LegalClock clock)
{
    /// <summary>Checks, records, and answers with the roster and its gaps.</summary>
    public async Task<SetRosterResponse> HandleAsync(SetRosterRequest request, Call call)
    {
        var settings = request.Settings ?? new RosterSettings();
        if (!Guid.TryParseExact(request.RequestId, "D", out var requestId) || requestId == Guid.Empty)
        {
            await store.ReadAsync((db, cancel) => CheckAsync(db, request, settings, call, cancel), call.Cancel);
        }

        await store.OnceAsync(call, request, requestId, requestId, async (db, cancel) =>
        {
            await CheckAsync(db, request, settings, call, cancel);
            var row = await db.Rosters.SingleOrDefaultAsync(roster => roster.OfficeId == call.OfficeId, cancel);
            Etag.Require(request.Etag, row?.Version ?? 0, "roster", call.OfficeId);
            var text = JsonFormatter.Default.Format(settings);
            if (row is null)
            {
                db.Add(new RosterRow { OfficeId = call.OfficeId, Version = 1, Settings = text });
                return;
            }

            (row.Settings, row.Version) = (text, row.Version + 1);
        });
        var now = await read.HandleAsync(call);
        return new SetRosterResponse { Roster = now.Roster, Gaps = { now.Gaps }, UnreachableOfficerIds = { now.UnreachableOfficerIds } };
    }

    /// <exception cref="RefusalException">Names every bad field.</exception>
    private async Task<bool> CheckAsync(NotificationsDb db, SetRosterRequest request, RosterSettings settings, Call call, CancellationToken cancel)
    {
        var now = clock.Now();
        var officers = (await db.Officers.Where(row => row.OfficeId == call.OfficeId && (row.EndTime == null || row.EndTime > now)).Select(row => row.OfficerId).ToListAsync(cancel)).ToHashSet();
        var checks = new FieldChecks();
        checks.Uuid("request_id", request.RequestId);
        checks.Require(request.Settings is not null, "settings", "must be given: an empty roster is said with no shifts");
        checks.Check(settings, officers.Contains);
        checks.ThrowIfAny();
        return true;
    }
}

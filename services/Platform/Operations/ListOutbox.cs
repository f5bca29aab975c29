using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Platform.Operations;

/// <summary>How the outbox is, and what in it could not be sent.</summary>
internal sealed class ListOutbox<TDb>(Store<TDb> store, TimeProvider time)
    where TDb : ServiceDbContext
{
    /// <summary>Answers ListOutbox.</summary>
    public async Task<ListOutboxResponse> HandleAsync(ListOutboxRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        checks.ThrowIfAny();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        // With the broker away for long it is read through: seconds, and not the time of a call.
        var (rows, whole) = await store.ReadTogetherAsync(
            async (db, cancel) => (
                await db.Outbox.Where(row => row.Failures > 0 && row.MessageId > after && (!request.ParkedOnly || row.ParkedTime != null))
                    .OrderBy(row => row.MessageId).Take(page.Size + 1).ToListAsync(cancel),
                await db.Outbox.GroupBy(_ => 1).Select(all => new
                {
                    Depth = all.LongCount(), Parked = all.LongCount(row => row.ParkedTime != null), Leased = all.LongCount(row => row.Lease != null && row.NextTryTime > now),
                    Oldest = all.Min(row => row.RecordTime),
                }).SingleOrDefaultAsync(cancel)),
            call.Cancel);
        var (shown, next) = page.Cut(rows, row => row.MessageId.ToString());
        return new ListOutboxResponse
        {
            Facts = { shown.Select(row => Show(row, now)) }, NextPageToken = next, Depth = whole?.Depth ?? 0, ParkedCount = whole?.Parked ?? 0, LeasedCount = whole?.Leased ?? 0,
            OldestRecordTime = whole?.Oldest.ToTimestamp(), OldestAge = whole is null ? null : (now - whole.Oldest).ToMessage(),
        };
    }

    private static OutboxFact Show(OutboxRow row, Instant now) => new()
    {
        MessageId = row.MessageId.ToString(), Type = row.Type, CaseId = row.CaseId.ToString(), RecordTime = row.RecordTime.ToTimestamp(), Failures = row.Failures,
        LastError = row.LastError ?? "", NextTryTime = row.NextTryTime.ToTimestamp(), ParkTime = row.ParkedTime.ToTimestamp(), Age = (now - row.RecordTime).ToMessage(),
    };
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Requests;

/// <summary>The table of requests that took effect.</summary>
internal static class RequestOnce
{
    /// <summary>Takes the request id. A second call at the same time waits here until the first commits or rolls back.</summary>
    /// <returns>False when the id was taken before.</returns>
    public static async Task<bool> ClaimAsync(this ServiceDbContext db, RequestRow row, CancellationToken cancel)
    {
        var time = row.RecordTime.ToDateTimeUtc();
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO request (caller, method, request_id, body_hash, resource_id, record_time) VALUES ({row.Caller}, {row.Method}, {row.RequestId}, {row.BodyHash}, {row.ResourceId}, {time}) ON CONFLICT DO NOTHING",
            cancel) == 1;
    }

    /// <summary>What the first request of this id made or changed.</summary>
    /// <exception cref="RefusalException">It had another body.</exception>
    public static async Task<Guid> FirstResultAsync(this ServiceDbContext db, RequestRow row, CancellationToken cancel)
    {
        var first = await db.Requests.AsNoTracking()
            .SingleAsync(x => x.Caller == row.Caller && x.Method == row.Method && x.RequestId == row.RequestId, cancel);
        return CryptographicOperations.FixedTimeEquals(first.BodyHash, row.BodyHash)
            ? first.ResourceId
            : throw Refusal.Of(Reasons.RequestIdReused).AsException();
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Requests;

/// <summary>The table of requests that took effect.</summary>
internal static class RequestOnce
{
    /// <summary>What the first request of this id made or changed; null when this is the first.</summary>
    /// <exception cref="RefusalException">REQUEST_ID_REUSED: it had another body.</exception>
    public static async Task<Guid?> FirstResultAsync(this ServiceDbContext db, RequestRow row, CancellationToken cancel)
    {
        var first = await db.Requests.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Caller == row.Caller && x.Method == row.Method && x.RequestId == row.RequestId, cancel);
        if (first is not null && !CryptographicOperations.FixedTimeEquals(first.BodyHash, row.BodyHash))
        {
            throw Refusal.Of(Reasons.RequestIdReused).AsException();
        }

        return first?.ResourceId;
    }
}

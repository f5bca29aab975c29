using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Cases.Documents.Uploading;

/// <summary>Forgets uploads that nobody finished in time.</summary>
internal sealed class UploadExpiry(Store<CasesDb> store, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    // Each has at most 200 parts.
    private const int BatchMax = 10;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Forgets at most a batch, the oldest first.</summary>
    /// <returns>Whether there may be more.</returns>
    internal Task<bool> ForgetAsync(CancellationToken cancel) => store.WriteAsync(
        async (db, within) =>
        {
            var now = Instant.FromDateTimeOffset(Time.GetUtcNow());
            var expired = await db.Uploads.Where(row => row.ExpireTime <= now).OrderBy(row => row.ExpireTime).Select(row => row.Id).Take(BatchMax).ToListAsync(within);
            // The rows first: a part that is being stored is then either there to be removed, or finds no upload.
            await db.Uploads.Where(row => expired.Contains(row.Id)).ExecuteDeleteAsync(within);
            await db.DocumentParts.Where(part => expired.Contains(part.UploadId)).ExecuteDeleteAsync(within);
            return expired.Count == BatchMax;
        }, cancel, Store<CasesDb>.BackgroundLimit);

    protected override Task<bool> StepAsync(CancellationToken cancel) => ForgetAsync(cancel);
}

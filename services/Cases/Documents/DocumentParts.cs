using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Documents;

/// <summary>The stored bytes, one part at a time: no more than that is in memory, and no connection is held between two.</summary>
internal sealed class DocumentParts(Store<CasesDb> store)
{
    /// <summary>Most bytes of a part, as they are stored from now on.</summary>
    public const int PartBytes = 256 * 1024;

    /// <summary>The bytes from a place to the end of the part that has it.</summary>
    /// <param name="uploadId">The upload that brought them.</param>
    /// <param name="at">The place.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(Guid uploadId, long at, CancellationToken cancel)
    {
        var part = await store.ReadAsync(
            (db, within) => db.DocumentParts.Where(row => row.UploadId == uploadId && row.Position <= at).OrderByDescending(row => row.Position).FirstAsync(within), cancel);
        return part.Bytes.AsMemory((int)(at - part.Position));
    }
}

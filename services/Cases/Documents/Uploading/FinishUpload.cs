using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Documents.Uploading;

/// <summary>Makes a document of an upload whose bytes are all stored.</summary>
internal sealed class FinishUpload(Store<CasesDb> store, DocumentParts parts, LegalClock clock)
{
    /// <summary>Whether what is stored has the announced hash: read back, so that it holds for what will be downloaded.</summary>
    public async Task<bool> IsAsAnnouncedAsync(Transfer transfer, UploadRow upload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var at = 0L; at < upload.Size;)
        {
            transfer.ThrowIfEnded();
            var part = await parts.ReadAsync(upload.Id, at, transfer.Call.Cancel);
            hash.AppendData(part.Span);
            at += part.Length;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == upload.Sha256;
    }

    /// <summary>Makes the document: its bytes are kept unless the same are there, and it is on the timeline.</summary>
    /// <remarks>Does nothing when another stream of the same upload was first.</remarks>
    public Task AddAsync(Call call, Guid id, IReadOnlyList<HeldTask> told) => store.WriteAsync(
        async (db, cancel) =>
        {
            if (await db.Uploads.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } upload)
            {
                return;
            }

            var file = await db.Cases.SingleAsync(x => x.Id == upload.CaseId, cancel);
            if (await CaseAccess.RelationAsync(db, call, file, personId: null, told, cancel) == Relation.None)
            {
                throw UploadDesk.NotFound(id);
            }

            db.Remove(upload);
            if (await db.DocumentContents.AnyAsync(content => content.Sha256 == upload.Sha256, cancel))
            {
                await db.DocumentParts.Where(part => part.UploadId == id).ExecuteDeleteAsync(cancel);
            }
            else
            {
                // Of two at once the second finds the first when it tries again.
                db.Insert(new ContentRow { Sha256 = upload.Sha256, Size = upload.Size, UploadId = id });
            }

            var document = upload.ToDocument(clock.Now());
            db.Insert(document);
            db.Mark(file, "DOCUMENT_ADDED", document.AddTime, call.OfficeId, call.RecordingOfficeId, call.Caller.Account, document.ToFacts());
        }, call.Cancel);
}

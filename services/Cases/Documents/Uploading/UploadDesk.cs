using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Cases.Documents.Uploading;

/// <summary>Uploads as they lie in storage. Every step is a transaction of its own: while a client is waited for, none is open.</summary>
internal sealed class UploadDesk(Store<CasesDb> store, CaseAccess access, TimeProvider time)
{
    /// <summary>An upload of the calling office, which must still have to do with the case.</summary>
    /// <exception cref="RefusalException">NOT_FOUND.</exception>
    public async Task<KnownUpload> FindAsync(Call call, Guid id)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var (open, done) = await store.ReadAsync(
            async (db, cancel) => (await db.Uploads.SingleOrDefaultAsync(row => row.Id == id && row.OfficeId == call.OfficeId && row.ExpireTime > now, cancel),
                await db.Documents.SingleOrDefaultAsync(row => row.Id == id && row.OfficeId == call.OfficeId, cancel)), call.Cancel);
        if ((open?.CaseId ?? done?.CaseId) is not { } caseId)
        {
            throw NotFound(id);
        }

        var told = await access.AskAsync(call, caseId, personId: null);
        var relation = await store.ReadAsync(
            async (db, cancel) => await CaseAccess.RelationAsync(db, call, await db.Cases.SingleAsync(file => file.Id == caseId, cancel), personId: null, told, cancel), call.Cancel);
        return relation == Relation.None ? throw NotFound(id) : new KnownUpload(done is null ? open : null, done, told);
    }

    /// <summary>Stores the next bytes: durable before they count.</summary>
    /// <param name="call">The call.</param>
    /// <param name="id">The upload.</param>
    /// <param name="at">Where they begin.</param>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="RefusalException">UPLOAD_OFFSET_WRONG when another stream of the same upload was first; NOT_FOUND.</exception>
    public Task KeepAsync(Call call, Guid id, long at, byte[] bytes) => store.WriteAsync(
        async (db, cancel) =>
        {
            var upload = await db.Uploads.SingleOrDefaultAsync(row => row.Id == id, cancel) ?? throw NotFound(id);
            if (upload.ReceivedBytes != at)
            {
                throw OffsetWrong(upload);
            }

            upload.ReceivedBytes += bytes.Length;
            db.Insert(new PartRow { UploadId = id, Position = at, Bytes = bytes });
        }, call.Cancel);

    /// <summary>Forgets an upload and its bytes.</summary>
    /// <remarks>Whether or not its client waits for it.</remarks>
    public Task DropAsync(Guid id) => store.WriteAsync(
        async (db, cancel) =>
        {
            if (await db.Uploads.SingleOrDefaultAsync(row => row.Id == id, cancel) is { } upload)
            {
                db.Remove(upload);
                await db.DocumentParts.Where(part => part.UploadId == id).ExecuteDeleteAsync(cancel);
            }
        }, CancellationToken.None);

    /// <summary>The refusal of bytes that begin elsewhere.</summary>
    public static RefusalException OffsetWrong(UploadRow upload) =>
        (Refusal.Of(DocumentReasons.OffsetWrong, ("received_bytes", upload.ReceivedBytes.ToString())) with { Resource = ("upload", upload.Id.ToString()) }).AsException();

    /// <summary>The refusal of an upload that is none for the caller.</summary>
    public static RefusalException NotFound(Guid id) => Refusal.NotFound("upload", id.ToString()).AsException();
}

/// <summary>An upload, or the document that it has become.</summary>
/// <param name="Open">The upload; null once it is a document.</param>
/// <param name="Done">The document; null before.</param>
/// <param name="Told">What Agencies said of the caller's tasks in the case.</param>
internal sealed record KnownUpload(UploadRow? Open, DocumentRow? Done, IReadOnlyList<HeldTask> Told)
{
    /// <summary>The upload as its office sees it.</summary>
    public Upload ToMessage() => Open?.ToMessage() ?? new Upload
    {
        Id = Done!.Id.ToString(), CaseId = Done.CaseId.ToString(), ReceivedBytes = Done.Size, Size = Done.Size, Document = Done.ToMessage([]),
    };
}

using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Documents.Uploading;

/// <summary>Takes in the bytes of an upload. Nothing more is read from the client before what came is stored.</summary>
internal sealed class ReceiveUpload(UploadDesk desk, FinishUpload finish, Transfers transfers, DocumentOptions options)
{
    private const int ChunkMax = 512 * 1024;

    /// <summary>Receives, stores, checks the whole, and answers with the document.</summary>
    public async Task<UploadDocumentResponse> HandleAsync(IAsyncStreamReader<UploadDocumentRequest> messages, Call call)
    {
        using var transfer = transfers.Begin(call);
        var (id, offset) = await HeaderAsync(messages, transfer);
        var known = await desk.FindAsync(call, id);
        if (known.Open is { } upload)
        {
            if (offset != upload.ReceivedBytes)
            {
                throw UploadDesk.OffsetWrong(upload);
            }

            await TakeInAsync(messages, transfer, upload);
            if (!await finish.IsAsAnnouncedAsync(transfer, upload))
            {
                throw await DroppedAsync(upload, Refusal.Of(DocumentReasons.HashWrong));
            }

            await finish.AddAsync(call, id, known.Told);
            known = await desk.FindAsync(call, id);
        }

        return new UploadDocumentResponse { Document = known.Done!.ToMessage([]) };
    }

    private async Task<(Guid Id, long Offset)> HeaderAsync(IAsyncStreamReader<UploadDocumentRequest> messages, Transfer transfer)
    {
        var checks = new FieldChecks();
        var header = await NextAsync(messages, transfer) ? messages.Current.Header : null;
        checks.Require(header is not null, "header", "must be the first message");
        var id = checks.Uuid("header.upload_id", header?.UploadId ?? "");
        checks.Require(header is not { Offset: < 0 }, "header.offset", "must not be negative");
        checks.ThrowIfAny();
        return (id, header!.Offset);
    }

    /// <summary>Stores part by part until the client has no more.</summary>
    private async Task TakeInAsync(IAsyncStreamReader<UploadDocumentRequest> messages, Transfer transfer, UploadRow upload)
    {
        var (at, filled) = (upload.ReceivedBytes, 0);
        var part = new byte[Math.Min(DocumentParts.PartBytes, upload.Size - at)];
        while (await NextAsync(messages, transfer))
        {
            var chunk = ChunkOf(messages.Current);
            if (at + filled + chunk.Length > upload.Size)
            {
                throw await DroppedAsync(upload, SizeWrong(upload));
            }

            while (!chunk.IsEmpty)
            {
                var taken = Math.Min(chunk.Length, part.Length - filled);
                chunk[..taken].CopyTo(part.AsMemory(filled));
                (chunk, filled) = (chunk[taken..], filled + taken);
                if (filled == part.Length || at + filled == upload.Size)
                {
                    await KeepAsync(transfer, upload, at, filled == part.Length ? part : part[..filled]);
                    (at, filled) = (at + filled, 0);
                }
            }
        }

        if (at < upload.Size)
        {
            throw await DroppedAsync(upload, SizeWrong(upload));
        }
    }

    private async Task KeepAsync(Transfer transfer, UploadRow upload, long at, byte[] bytes)
    {
        transfer.ThrowIfEnded();
        if (at == 0 && !MediaTypes.Fits(upload.MediaType, bytes))
        {
            throw await DroppedAsync(upload, Refusal.Of(DocumentReasons.MediaTypeWrong, ("media_type", upload.MediaType)));
        }

        await desk.KeepAsync(transfer.Call, upload.Id, at, bytes);
    }

    private Task<bool> NextAsync(IAsyncStreamReader<UploadDocumentRequest> messages, Transfer transfer) => transfer.NextAsync(messages, options.SilenceMax, DocumentReasons.Stalled);

    private static ReadOnlyMemory<byte> ChunkOf(UploadDocumentRequest message)
    {
        var checks = new FieldChecks();
        checks.Require(message.PartCase == UploadDocumentRequest.PartOneofCase.Chunk && message.Chunk.Length is >= 1 and <= ChunkMax, "chunk", $"must be 1 to {ChunkMax} bytes");
        checks.ThrowIfAny();
        return message.Chunk.Memory;
    }

    private static Refusal SizeWrong(UploadRow upload) => Refusal.Of(DocumentReasons.SizeWrong, ("size", upload.Size.ToString()));

    /// <summary>What is not as announced goes, with all that came of it.</summary>
    private async Task<RefusalException> DroppedAsync(UploadRow upload, Refusal why)
    {
        await desk.DropAsync(upload.Id);
        return why.AsException();
    }
}

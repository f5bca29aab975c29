using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;

namespace Netralitas.Cases.Documents.Reading;

/// <summary>The bytes of a document, or a range of them.</summary>
internal sealed class DownloadDocument(Store<CasesDb> store, ReadDocument read, DocumentParts parts, Transfers transfers, DocumentOptions options)
{
    /// <summary>Answers DownloadDocument.</summary>
    public async Task HandleAsync(DownloadDocumentRequest request, Call call, IServerStreamWriter<DownloadDocumentResponse> writer)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("document_id", request.DocumentId);
        checks.Require(request.Offset >= 0, "offset", "must not be negative");
        checks.Require(request.Length >= 0, "length", "must not be negative");
        checks.ThrowIfAny();
        using var transfer = transfers.Begin(call);
        var document = await read.SeenByAsync(call, id);
        if (request.Offset > document.Size || request.Length > document.Size - request.Offset)
        {
            throw (Refusal.Of(DocumentReasons.RangeWrong, ("size", document.Size.ToString())) with { Resource = ("document", document.Id) }).AsException();
        }

        var upload = await store.ReadAsync(
            (db, cancel) => db.DocumentContents.Where(content => content.Sha256 == document.Sha256).Select(content => content.UploadId).SingleAsync(cancel), call.Cancel);
        var end = request.Length == 0 ? document.Size : request.Offset + request.Length;
        var message = new DownloadDocumentResponse { Document = document, Offset = request.Offset };
        for (var at = request.Offset; at < end;)
        {
            transfer.ThrowIfEnded();
            var part = await parts.ReadAsync(upload, at, call.Cancel);
            var data = part[..(int)Math.Min(part.Length, end - at)];
            message.Data = UnsafeByteOperations.UnsafeWrap(data);
            await SendAsync(writer, message);
            at += data.Length;
            message = new DownloadDocumentResponse { Offset = at };
        }

        if (message.Document is not null)
        {
            await SendAsync(writer, message);
        }
    }

    private async Task SendAsync(IServerStreamWriter<DownloadDocumentResponse> writer, DownloadDocumentResponse message)
    {
        try
        {
            await writer.WriteAsync(message).WaitAsync(options.SilenceMax);
        }
        catch (TimeoutException)
        {
            throw Refusal.Of(StreamReasons.TooSlow).AsException();
        }
    }
}

using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Documents;

/// <summary>Offices at work on the documents of a running service; each account begins with none.</summary>
public sealed class DocumentOffice(ServiceUnderTest<CasesDb> service)
{
    public const int PartBytes = 256 * 1024;
    private const int ChunkBytes = 100_000;

    public ServiceUnderTest<CasesDb> Service => service;

    public DocumentService.DocumentServiceClient Client { get; } = new(service.PatientChannel);

    public CaseService.CaseServiceClient Cases { get; } = new(service.PatientChannel);

    /// <summary>An examiner of Tanah Laut.</summary>
    public Metadata Examiner { get; } = service.As(CasesFixture.TanahLaut, RoleWords.Business, Guid.NewGuid().ToString());

    /// <summary>Bytes that begin as a PDF does and go on by chance.</summary>
    public static byte[] Pdf(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        "%PDF-1.7"u8.CopyTo(bytes);
        return bytes;
    }

    public static BeginUploadRequest Announced(string caseId, byte[] bytes, DocumentType type = DocumentType.Evidence) => new()
    {
        RequestId = Id(), CaseId = caseId, Type = type, Title = "Foto kegiatan", Number = "7/BUKTI/X/2024", FormCode = "Model B.1", MediaType = "application/pdf",
        Size = bytes.Length, Sha256 = Convert.ToHexString(SHA256.HashData(bytes)), SignedDate = "2024-10-11",
    };

    public async Task<string> RaiseAsync() => (await Cases.RaiseCaseAsync(CasesFixture.Report(), Examiner)).Case.Id;

    public async Task<Upload> BeginAsync(BeginUploadRequest request, Metadata? by = null) => (await Client.BeginUploadAsync(request, by ?? Examiner)).Upload;

    public async Task<Upload> GetAsync(string uploadId, Metadata? by = null) => (await Client.GetUploadAsync(new GetUploadRequest { UploadId = uploadId }, by ?? Examiner)).Upload;

    /// <summary>Announces and sends.</summary>
    public async Task<Document> AddAsync(string caseId, byte[] bytes, Metadata? by = null, DocumentType type = DocumentType.Evidence) =>
        await SendAsync((await BeginAsync(Announced(caseId, bytes, type), by)).Id, 0, bytes, by);

    /// <summary>Sends bytes from an offset on, and ends the stream in good order.</summary>
    public async Task<Document> SendAsync(string uploadId, long offset, ReadOnlyMemory<byte> bytes, Metadata? by = null)
    {
        using var call = Client.UploadDocument(by ?? Examiner);
        try
        {
            await WriteAsync(call, uploadId, offset, bytes);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // It takes no more: the answer says why.
        }

        return (await call).Document;
    }

    /// <summary>Sends bytes and breaks off once a part is stored.</summary>
    public async Task BreakOffAsync(string uploadId, ReadOnlyMemory<byte> bytes, long stored, Metadata? by = null)
    {
        using var call = Client.UploadDocument(by ?? Examiner);
        await WriteAsync(call, uploadId, 0, bytes);
        await Eventually.Be(() => GetAsync(uploadId, by), upload => upload.ReceivedBytes == stored);
    }

    public static async Task WriteAsync(AsyncClientStreamingCall<UploadDocumentRequest, UploadDocumentResponse> call, string uploadId, long offset, ReadOnlyMemory<byte> bytes)
    {
        await call.RequestStream.WriteAsync(new UploadDocumentRequest { Header = new() { UploadId = uploadId, Offset = offset } });
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(ChunkBytes, bytes.Length)..])
        {
            await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = ByteString.CopyFrom(bytes.Span[..Math.Min(ChunkBytes, bytes.Length)]) });
        }
    }

    public async Task<byte[]> FetchAsync(string documentId, Metadata? by = null, long offset = 0, long length = 0)
    {
        using var call = Client.DownloadDocument(new DownloadDocumentRequest { DocumentId = documentId, Offset = offset, Length = length }, by ?? Examiner);
        using var bytes = new MemoryStream();
        var isFirst = true;
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            var message = call.ResponseStream.Current;
            (message.Document is not null).ShouldBe(isFirst);
            message.Offset.ShouldBe(offset + bytes.Length);
            message.Data.Length.ShouldBeLessThanOrEqualTo(PartBytes);
            message.Data.WriteTo(bytes);
            isFirst = false;
        }

        return bytes.ToArray();
    }

    public async Task<IReadOnlyList<string>> ListAsync(string caseId, Metadata? by = null, params DocumentType[] types) =>
        [.. (await Client.ListDocumentsAsync(new ListDocumentsRequest { CaseId = caseId, Types_ = { types } }, by ?? Examiner)).Documents.Select(document => document.Id)];

    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(string caseId) => (await Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = caseId }, Examiner)).Events;

    /// <summary>Runs what must be refused.</summary>
    public static async Task<RpcException> RefusedAsync(Func<Task> call) => await Should.ThrowAsync<RpcException>(call);

    public static string Id() => Guid.NewGuid().ToString();
}

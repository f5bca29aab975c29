using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests.Documents;

/// <summary>The largest document there may be, through a killed process.</summary>
[Collection<OneCluster>]
public sealed class LargeDocumentTests(ClusterWorld world, ITestOutputHelper output)
{
    private const string Service = "cases";
    private const int Size = 50 * 1024 * 1024;
    private const int ChunkBytes = 256 * 1024;
    private const int GrowthMebibytesMax = 45;

    private readonly Metadata _headers = world.As("bawaslu-63.01", RoleWords.Business, "documents");

    [Fact]
    public async Task Fifty_mebibytes_go_on_where_they_were_when_the_process_was_killed_and_never_lie_in_memory()
    {
        var caseId = await Raising.RaiseAsync(world, Situation.All[0]);
        var bytes = RandomNumberGenerator.GetBytes(Size);
        "%PDF-"u8.CopyTo(bytes);
        var upload = await BeginAsync(caseId, bytes);

        // What was told to be stored before the kill is there after it.
        var stored = await SendUntilKilledAsync(upload.Id, bytes);
        await world.RestartAsync();
        await WarmUpAsync(caseId);
        var before = MebibytesOf("VmRSS");
        var at = (await world.Documents.GetUploadAsync(new GetUploadRequest { UploadId = upload.Id }, _headers)).Upload.ReceivedBytes;
        at.ShouldBeInRange(stored, Size - 1);
        var document = await SendAsync(upload.Id, at, bytes);

        (await FetchHashAsync(document.Id)).ShouldBe(document.Sha256);
        var growth = MebibytesOf("VmHWM") - before;
        output.WriteLine($"Went on at {at} of {Size} bytes; at most {growth} MiB more in memory than before.");
        growth.ShouldBeLessThan(GrowthMebibytesMax);
    }

    private async Task<Upload> BeginAsync(string caseId, byte[] bytes) => (await world.Documents.BeginUploadAsync(
        new BeginUploadRequest
        {
            RequestId = Guid.NewGuid().ToString(), CaseId = caseId, Type = DocumentType.Evidence, Title = "Rekaman", MediaType = "application/pdf", Size = bytes.Length,
            Sha256 = Convert.ToHexString(SHA256.HashData(bytes)),
        }, _headers)).Upload;

    private async Task<long> SendUntilKilledAsync(string uploadId, byte[] bytes)
    {
        using var call = world.Documents.UploadDocument(_headers);
        await WriteAsync(call.RequestStream, uploadId, 0, bytes, Size / 8);
        var stored = (await Eventually.Be(
            async () => (await world.Documents.GetUploadAsync(new GetUploadRequest { UploadId = uploadId }, _headers)).Upload, upload => upload.ReceivedBytes > Size / 16)).ReceivedBytes;
        world.Kill(Service);
        await Should.ThrowAsync<RpcException>(async () => await call);
        return stored;
    }

    private async Task WarmUpAsync(string caseId)
    {
        var bytes = RandomNumberGenerator.GetBytes(ChunkBytes * 8);
        "%PDF-"u8.CopyTo(bytes);
        await FetchHashAsync((await SendAsync((await BeginAsync(caseId, bytes)).Id, 0, bytes)).Id);
    }

    private async Task<Document> SendAsync(string uploadId, long at, byte[] bytes)
    {
        using var call = world.Documents.UploadDocument(_headers);
        await WriteAsync(call.RequestStream, uploadId, at, bytes, bytes.Length);
        await call.RequestStream.CompleteAsync();
        return (await call).Document;
    }

    private static async Task WriteAsync(IClientStreamWriter<UploadDocumentRequest> writer, string uploadId, long at, byte[] bytes, long end)
    {
        await writer.WriteAsync(new UploadDocumentRequest { Header = new UploadDocumentRequest.Types.Header { UploadId = uploadId, Offset = at } });
        for (var next = (int)at; next < end; next += ChunkBytes)
        {
            await writer.WriteAsync(new UploadDocumentRequest { Chunk = UnsafeByteOperations.UnsafeWrap(bytes.AsMemory(next, (int)Math.Min(ChunkBytes, end - next))) });
        }
    }

    private async Task<string> FetchHashAsync(string documentId)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var call = world.Documents.DownloadDocument(new DownloadDocumentRequest { DocumentId = documentId }, _headers);
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            hash.AppendData(call.ResponseStream.Current.Data.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What the process has in memory now (VmRSS), or had at most (VmHWM).</summary>
    private int MebibytesOf(string figure)
    {
        var line = File.ReadLines($"/proc/{world.Network.ProcessOf(Service)!.Pid}/status").Single(line => line.StartsWith(figure + ":", StringComparison.Ordinal));
        return int.Parse(line[(figure.Length + 1)..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}

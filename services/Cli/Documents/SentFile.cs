using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Documents;

/// <summary>A file that becomes a document.</summary>
internal sealed class SentFile : IDisposable
{
    private const int ChunkBytes = 256 * 1024;

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".png"] = "image/png", [".mp4"] = "video/mp4", [".m4a"] = "audio/mp4",
        [".mp3"] = "audio/mpeg", [".ogg"] = "audio/ogg", [".opus"] = "audio/ogg", [".odt"] = "application/vnd.oasis.opendocument.text",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    private readonly FileStream _file;

    private SentFile(FileStream file) => _file = file;

    /// <summary>What the ending of its name says.</summary>
    /// <exception cref="UsageException">It says nothing.</exception>
    public string MediaType => MediaTypes.GetValueOrDefault(Path.GetExtension(_file.Name))
        ?? throw new UsageException("--media-type", $"the ending of '{Path.GetFileName(_file.Name)}' does not say what it is; give its media type");

    /// <summary>Opens it.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static SentFile Open(string path)
    {
        try
        {
            return new SentFile(File.OpenRead(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("--file", $"cannot read '{path}': {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Announces it and sends it; goes on where it stopped when the connection breaks.</summary>
    /// <param name="call">The command.</param>
    /// <param name="announced">What it is; size and hash come from the file.</param>
    public async Task<Document> SendAsync(ServiceCall call, BeginUploadRequest announced)
    {
        (announced.Size, announced.Sha256) = (_file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(_file, call.Cancel)));
        var client = new DocumentService.DocumentServiceClient(call.Invoker);
        var upload = (await client.BeginUploadAsync(announced, call.Options)).Upload;
        var perseverance = new Perseverance(call.Progress);
        return await perseverance.RunAsync(() => GoOnAsync(client, call, upload.Id, perseverance), call.Cancel);
    }

    private async Task<Document> GoOnAsync(DocumentService.DocumentServiceClient client, ServiceCall call, string uploadId, Perseverance perseverance)
    {
        var upload = (await client.GetUploadAsync(new GetUploadRequest { UploadId = uploadId }, call.Options)).Upload;
        if (upload.Document is { } done)
        {
            return done;
        }

        perseverance.Reached(upload.ReceivedBytes, upload.Size);
        using var stream = client.UploadDocument(call.StreamOptions);
        await WriteAsync(stream.RequestStream, upload, perseverance, call.Cancel);
        return (await stream).Document;
    }

    /// <summary>Writes until the end, or until the stream takes no more: its answer then says why.</summary>
    private async Task WriteAsync(IClientStreamWriter<UploadDocumentRequest> writer, Upload upload, Perseverance perseverance, CancellationToken cancel)
    {
        var header = new UploadDocumentRequest.Types.Header { UploadId = upload.Id, Offset = upload.ReceivedBytes };
        var takes = await Sending.TakesAsync(writer.WriteAsync(new UploadDocumentRequest { Header = header }, cancel));
        _file.Position = upload.ReceivedBytes;
        var chunk = new byte[ChunkBytes];
        while (takes && await _file.ReadAsync(chunk, cancel) is > 0 and var count)
        {
            takes = await Sending.TakesAsync(writer.WriteAsync(new UploadDocumentRequest { Chunk = ByteString.CopyFrom(chunk, 0, count) }, cancel));
            perseverance.Reached(_file.Position, upload.Size);
        }

        await Sending.TakesAsync(takes ? writer.CompleteAsync() : Task.CompletedTask);
    }
}

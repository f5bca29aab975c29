using System.Security.Cryptography;
using Netralitas.Cli.Connection;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Documents;

/// <summary>A file that a document is written to: under a name of its own until it is whole.</summary>
internal sealed class FetchedFile(string path, Document document)
{
    private const string Option = "--out";

    private readonly string _part = path + ".part";

    /// <summary>Fetches what is missing, checks the whole, and gives it its name.</summary>
    /// <exception cref="UsageException">It cannot be written, or is not the document.</exception>
    public async Task FetchAsync(DocumentService.DocumentServiceClient client, ServiceCall call)
    {
        if (File.Exists(path))
        {
            throw new UsageException(Option, $"'{path}' is there already");
        }

        try
        {
            var perseverance = new Perseverance(call.Progress);
            await perseverance.RunAsync(() => GoOnAsync(client, call, perseverance), call.Cancel);
            await CheckAsync(call.Cancel);
            File.Move(_part, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(Option, $"cannot write '{path}': {e.Message}");
        }
    }

    private async Task<bool> GoOnAsync(DocumentService.DocumentServiceClient client, ServiceCall call, Perseverance perseverance)
    {
        await using var file = new FileStream(_part, FileMode.Append);
        if (file.Length >= document.Size)
        {
            return true;
        }

        using var stream = client.DownloadDocument(new DownloadDocumentRequest { DocumentId = document.Id, Offset = file.Length }, call.StreamOptions);
        while (await stream.ResponseStream.MoveNext(call.Cancel))
        {
            await file.WriteAsync(stream.ResponseStream.Current.Data.Memory, call.Cancel);
            perseverance.Reached(file.Length, document.Size);
        }

        return true;
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        await using (var file = File.OpenRead(_part))
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)) == document.Sha256)
            {
                return;
            }
        }

        // Begun with another document, or changed.
        File.Delete(_part);
        throw new UsageException(Option, $"'{_part}' was not a part of this document and is removed; try again");
    }
}

using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.RegisterBook;

/// <summary>The messages of an import.</summary>
/// <param name="messages">The stream.</param>
/// <param name="transfer">Ends it when it must end.</param>
/// <param name="silenceMax">How long it may stand still.</param>
internal sealed class ReceivedRows(IAsyncStreamReader<ImportRegisterRequest> messages, Documents.Transfer transfer, TimeSpan silenceMax)
{
    private const int RowsMax = 20_000;
    private const int RowsInMessageMax = 1000;
    private const long BytesMax = 32 * 1024 * 1024;
    private const int HashLength = 64;

    /// <summary>What comes first.</summary>
    public async Task<ImportRegisterRequest.Types.Header> HeaderAsync()
    {
        var checks = new FieldChecks();
        var header = await NextAsync() ? messages.Current.Header : null;
        checks.Require(header is not null, "header", "must be the first message");
        checks.Require(header?.FileSha256 is { Length: HashLength } hash && hash.All(char.IsAsciiHexDigit), "header.file_sha256", $"must be {HashLength} hexadecimal digits");
        checks.ThrowIfAny();
        return header!;
    }

    /// <summary>All the rows.</summary>
    public async Task<IReadOnlyList<RegisterRow>> RowsAsync()
    {
        var (rows, bytes) = (new List<RegisterRow>(), 0L);
        while (await NextAsync())
        {
            var checks = new FieldChecks();
            var some = messages.Current.Rows?.Rows_;
            checks.Require(some is { Count: > 0 and <= RowsInMessageMax }, "rows", $"must be 1 to {RowsInMessageMax} rows in each message after the first");
            bytes += messages.Current.CalculateSize();
            checks.Require(rows.Count + (some?.Count ?? 0) <= RowsMax && bytes <= BytesMax, "rows", $"must be at most {RowsMax} rows and {BytesMax / 1024 / 1024} MiB in all");
            checks.ThrowIfAny();
            rows.AddRange(some!);
        }

        return rows;
    }

    private Task<bool> NextAsync()
    {
        transfer.ThrowIfEnded();
        return transfer.NextAsync(messages, silenceMax, RegisterReasons.Stalled);
    }
}

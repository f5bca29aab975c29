using System.Security.Cryptography;
using System.Text;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Contracts;

namespace Netralitas.Cases.Vault.Receipts;

/// <summary>Receipt codes: made from chance that is kept and a key of the ring that is not, and found again by a keyed hash.</summary>
/// <remarks>Whoever reads the tables without the ring learns no code.</remarks>
internal sealed class Receipt(IKeyRing ring)
{
    private const int NonceBytes = 16;

    /// <summary>A new receipt for a reporter.</summary>
    public async Task<(byte[] Nonce, byte[] Hash)> NewAsync(Guid reporterId, CancellationToken cancel)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        return (nonce, await HashAsync(await WriteAsync(reporterId, nonce, cancel), cancel));
    }

    /// <summary>The code of a reporter; empty where there is none.</summary>
    public async Task<string> CodeAsync(ReporterRow row, CancellationToken cancel) =>
        row.ReceiptNonce is { } nonce ? await WriteAsync(row.Id, nonce, cancel) : "";

    /// <summary>What a code is found by. A text that is no code gets a hash as well, and with it the same treatment as one that is unknown.</summary>
    public ValueTask<byte[]> HashAsync(string code, CancellationToken cancel) =>
        ring.HashAsync(Encoding.UTF8.GetBytes("receipt hash:" + (ReceiptCode.Read(code) ?? "none")), cancel);

    private async Task<string> WriteAsync(Guid reporterId, byte[] nonce, CancellationToken cancel) => ReceiptCode.Write(
        await ring.HashAsync((byte[])[.. "receipt code:"u8, .. reporterId.ToByteArray(bigEndian: true), .. nonce], cancel));
}

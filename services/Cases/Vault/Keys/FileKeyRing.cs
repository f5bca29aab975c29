using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Netralitas.Cases.Vault.Sealing;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Sealing;

namespace Netralitas.Cases.Vault.Keys;

/// <summary>A key ring in a file. A changed file counts from the next use on; one that cannot be read leaves the ring as it was.</summary>
internal sealed class FileKeyRing : IKeyRing
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ILogger<FileKeyRing> _log;
    private volatile Loaded _loaded;

    /// <summary>Reads the file.</summary>
    /// <exception cref="SettingException">It cannot be used.</exception>
    public FileKeyRing(string path, ILogger<FileKeyRing> log)
    {
        (_path, _log) = (path, log);
        var written = File.GetLastWriteTimeUtc(path);
        _loaded = new Loaded(KeyRingFile.Read(path), written);
    }

    public ValueTask<RingKeys> KeysAsync(CancellationToken cancel)
    {
        var ring = Current();
        return ValueTask.FromResult(new RingKeys(ring.Active, [.. ring.Keys.Select(key => key.Id)]));
    }

    public ValueTask<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancel)
    {
        var ring = Current();
        var key = Find(ring, ring.Active)!;
        return ValueTask.FromResult(new WrappedKey(key.Id, Envelope.Seal(key.Bytes, dataKey.Span, About(context, key.Id))));
    }

    public ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, ReadOnlyMemory<byte> context, CancellationToken cancel)
    {
        var key = Find(Current(), wrapped.KeyId) ?? throw Refusal.Of(VaultReasons.KeyMissing).AsException();
        return ValueTask.FromResult(VaultEnvelope.Open(key.Bytes, wrapped.Bytes, About(context, key.Id)));
    }

    public ValueTask<byte[]> HashAsync(ReadOnlyMemory<byte> text, CancellationToken cancel) =>
        ValueTask.FromResult(HMACSHA256.HashData(Current().HashKey, text.Span));

    private static KeyRingFile.Key? Find(KeyRingFile.Content ring, string id) => ring.Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>What is wrapped belongs to its context and to the key that it says it lies under.</summary>
    private static byte[] About(ReadOnlyMemory<byte> context, string keyId) => [.. context.Span, .. Encoding.UTF8.GetBytes(keyId)];

    private KeyRingFile.Content Current()
    {
        var written = File.GetLastWriteTimeUtc(_path);
        if (written == _loaded.Written)
        {
            return _loaded.Ring;
        }

        lock (_gate)
        {
            if (written != _loaded.Written)
            {
                _loaded = new Loaded(ReadAgain(), written);
            }

            return _loaded.Ring;
        }
    }

    private KeyRingFile.Content ReadAgain()
    {
        try
        {
            return KeyRingFile.Read(_path);
        }
        catch (SettingException e)
        {
            _log.LogError("The key ring stays as it was. {Problem}", e.Message);
            return _loaded.Ring;
        }
    }

    private sealed record Loaded(KeyRingFile.Content Ring, DateTime Written);
}

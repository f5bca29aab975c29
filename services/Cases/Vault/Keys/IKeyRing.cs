namespace Netralitas.Cases.Vault.Keys;

/// <summary>The keys under which the keys of single records are wrapped: a file, or a key service. The keys themselves never leave it.</summary>
/// <remarks>Safe for use by several threads. A context binds what is wrapped to the record that it belongs to.</remarks>
public interface IKeyRing
{
    /// <summary>Which keys there are now.</summary>
    ValueTask<RingKeys> KeysAsync(CancellationToken cancel);

    /// <summary>Wraps a data key under the active key.</summary>
    /// <param name="dataKey">32 bytes.</param>
    /// <param name="context">What it is for; the same is needed to unwrap it.</param>
    /// <param name="cancel">Ends it.</param>
    ValueTask<WrappedKey> WrapAsync(ReadOnlyMemory<byte> dataKey, ReadOnlyMemory<byte> context, CancellationToken cancel);

    /// <summary>Unwraps a data key.</summary>
    /// <exception cref="Platform.Errors.RefusalException">VAULT_KEY_MISSING; VAULT_RECORD_DAMAGED: it was changed, or wrapped for another context.</exception>
    ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, ReadOnlyMemory<byte> context, CancellationToken cancel);

    /// <summary>HMAC-SHA-256 under a key of its own, which no rotation changes.</summary>
    ValueTask<byte[]> HashAsync(ReadOnlyMemory<byte> text, CancellationToken cancel);
}

/// <summary>Ids of the keys of a ring.</summary>
/// <param name="ActiveKeyId">The one under which data keys are wrapped.</param>
/// <param name="KeyIds">All of them.</param>
public sealed record RingKeys(string ActiveKeyId, IReadOnlyCollection<string> KeyIds);

/// <summary>A data key under a key of the ring.</summary>
/// <param name="KeyId">That key.</param>
/// <param name="Bytes">An envelope.</param>
public sealed record WrappedKey(string KeyId, byte[] Bytes);

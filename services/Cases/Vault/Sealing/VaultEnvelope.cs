using Netralitas.Platform.Errors;
using Netralitas.Platform.Sealing;

namespace Netralitas.Cases.Vault.Sealing;

/// <summary>Opens what is encrypted in the vault.</summary>
internal static class VaultEnvelope
{
    /// <summary>Decrypts.</summary>
    /// <exception cref="RefusalException">VAULT_RECORD_DAMAGED: any byte was changed, or it was sealed with another key or for something else.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> about) =>
        Envelope.Open(key, envelope, about) ?? throw Refusal.Of(VaultReasons.Damaged).AsException();
}

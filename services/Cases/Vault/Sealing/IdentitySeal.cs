using System.Security.Cryptography;
using Google.Protobuf;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Sealing;

namespace Netralitas.Cases.Vault.Sealing;

/// <summary>Seals identities and opens them: each under a data key of its own, which lies wrapped beside it.</summary>
internal sealed class IdentitySeal(IKeyRing ring)
{
    private const int DataKeyBytes = 32;

    /// <summary>Seals an identity for one record of one case.</summary>
    public async Task<SealedIdentity> SealAsync(Guid caseId, Guid recordId, ReporterIdentity identity, CancellationToken cancel)
    {
        var dataKey = RandomNumberGenerator.GetBytes(DataKeyBytes);
        var plain = identity.ToByteArray();
        try
        {
            var wrapped = await ring.WrapAsync(dataKey, About("key", caseId, recordId), cancel);
            return new SealedIdentity(wrapped, Envelope.Seal(dataKey, plain, About("identity", caseId, recordId)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Opens the identity of a record.</summary>
    /// <exception cref="RefusalException">REPORTER_SHREDDED, VAULT_KEY_MISSING, VAULT_RECORD_DAMAGED.</exception>
    public async Task<ReporterIdentity> OpenAsync(ReporterRow row, CancellationToken cancel)
    {
        var dataKey = await UnwrapAsync(row, cancel);
        byte[] plain = [];
        try
        {
            plain = VaultEnvelope.Open(dataKey, row.Identity, About("identity", row.CaseId, row.Id));
            return ReporterIdentity.Parser.ParseFrom(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The data key of a record, under the active key of the ring; the identity itself stays as it is.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public async Task<WrappedKey> RewrapAsync(ReporterRow row, CancellationToken cancel)
    {
        var dataKey = await UnwrapAsync(row, cancel);
        try
        {
            return await ring.WrapAsync(dataKey, About("key", row.CaseId, row.Id), cancel);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private ValueTask<byte[]> UnwrapAsync(ReporterRow row, CancellationToken cancel) => row is { KeyId: { } key, WrappedKey: { } wrapped }
        ? ring.UnwrapAsync(new WrappedKey(key, wrapped), About("key", row.CaseId, row.Id), cancel)
        : throw Refusal.Of(VaultReasons.Shredded).AsException();

    /// <summary>What an envelope belongs to: a record of another case, or the other envelope of the same record, does not fit in its place.</summary>
    private static byte[] About(string what, Guid caseId, Guid recordId) =>
        [Envelope.Version, .. System.Text.Encoding.ASCII.GetBytes(what), .. caseId.ToByteArray(bigEndian: true), .. recordId.ToByteArray(bigEndian: true)];
}

/// <summary>A sealed identity.</summary>
/// <param name="Key">Its data key, wrapped.</param>
/// <param name="Identity">An envelope.</param>
internal sealed record SealedIdentity(WrappedKey Key, byte[] Identity);

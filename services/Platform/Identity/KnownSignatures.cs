using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Netralitas.Platform.Identity;

/// <summary>Remembers which signatures were found true under which key: an agency sends the same token with every call until it expires.</summary>
/// <remarks>Whether a signature is true depends on nothing but the key and what is signed, so nothing ever has to be taken back: a key that its
/// issuer has withdrawn is not asked any more, and all else about a token is looked at every time.</remarks>
internal sealed class KnownSignatures : CryptoProviderFactory
{
    /// <summary>Most that are remembered for a key; then it begins anew.</summary>
    private const int Max = 10_000;

    // Keys are read anew every few minutes, and what was known of the old ones goes with them.
    private readonly ConditionalWeakTable<SecurityKey, ConcurrentDictionary<string, bool>> _known = [];

    /// <inheritdoc/>
    public override SignatureProvider CreateForVerifying(SecurityKey key, string algorithm) =>
        new Remembering(base.CreateForVerifying(key, algorithm), _known.GetValue(key, _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal)));

    /// <inheritdoc/>
    public override void ReleaseSignatureProvider(SignatureProvider signatureProvider) =>
        base.ReleaseSignatureProvider(signatureProvider is Remembering remembering ? remembering.Inner : signatureProvider);

    private sealed class Remembering(SignatureProvider inner, ConcurrentDictionary<string, bool> known) : SignatureProvider(inner.Key, inner.Algorithm)
    {
        public SignatureProvider Inner => inner;

        public override bool Verify(byte[] input, byte[] signature) => Verify(input, 0, input.Length, signature, 0, signature.Length);

        public override bool Verify(byte[] input, int inputOffset, int inputLength, byte[] signature, int signatureOffset, int signatureLength)
        {
            var signed = SHA256.HashData(input.AsSpan(inputOffset, inputLength));
            var name = $"{inner.Algorithm}:{Convert.ToHexString(signed)}:{Convert.ToHexString(signature, signatureOffset, signatureLength)}";
            if (known.ContainsKey(name))
            {
                return true;
            }

            if (!inner.Verify(input, inputOffset, inputLength, signature, signatureOffset, signatureLength))
            {
                return false;
            }

            if (known.Count >= Max)
            {
                known.Clear();
            }

            known[name] = true;
            return true;
        }

        public override byte[] Sign(byte[] input) => throw new NotSupportedException("Signatures are looked at only.");

        protected override void Dispose(bool disposing)
        {
            // The factory takes back what is inside.
        }
    }
}

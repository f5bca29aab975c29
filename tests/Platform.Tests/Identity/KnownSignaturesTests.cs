using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Netralitas.Platform.Identity;

namespace Netralitas.Platform.Tests.Identity;

/// <summary>What is remembered of signatures.</summary>
public sealed class KnownSignaturesTests
{
    private static readonly byte[] Text = "head.body"u8.ToArray();

    private readonly KnownSignatures _known = new();

    [Fact]
    public void What_was_found_true_is_not_reckoned_again_and_nothing_else_is_taken_for_it()
    {
        var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new ECDsaSecurityKey(pair);
        var (signature, other) = (pair.SignData(Text, HashAlgorithmName.SHA256), pair.SignData([1], HashAlgorithmName.SHA256));
        Verify(key, Text, signature).ShouldBeTrue();
        Verify(key, Text, other).ShouldBeFalse();
        Verify(key, [.. Text, 1], signature).ShouldBeFalse();

        // Whoever has to reckon fails from now on.
        pair.Dispose();

        Verify(key, Text, signature).ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => Verify(key, Text, other));
        Should.Throw<ObjectDisposedException>(() => Verify(key, [.. Text, 1], signature));
    }

    [Fact]
    public void What_is_true_under_one_key_says_nothing_of_another()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = pair.SignData(Text, HashAlgorithmName.SHA256);
        Verify(new ECDsaSecurityKey(pair), Text, signature).ShouldBeTrue();

        Verify(new ECDsaSecurityKey(another), Text, signature).ShouldBeFalse();
    }

    private bool Verify(SecurityKey key, byte[] text, byte[] signature)
    {
        var provider = _known.CreateForVerifying(key, SecurityAlgorithms.EcdsaSha256);
        try
        {
            return provider.Verify(text, signature);
        }
        finally
        {
            _known.ReleaseSignatureProvider(provider);
        }
    }
}

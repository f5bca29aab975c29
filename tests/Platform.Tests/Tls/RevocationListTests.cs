using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Netralitas.Platform.Tls;

namespace Netralitas.Platform.Tests.Tls;

/// <summary>Lists of revoked certificates as authorities write them.</summary>
public sealed class RevocationListTests
{
    private static readonly DateTimeOffset Made = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = new(2051, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, HashAlgorithmName> Signatures => new()
    {
        { "ECDSA", HashAlgorithmName.SHA256 }, { "ECDSA", HashAlgorithmName.SHA384 }, { "ECDSA", HashAlgorithmName.SHA512 },
        { "RSA", HashAlgorithmName.SHA256 }, { "RSA", HashAlgorithmName.SHA384 }, { "RSA", HashAlgorithmName.SHA512 },
    };

    [Theory]
    [MemberData(nameof(Signatures))]
    public void It_says_whom_its_authority_has_revoked_and_when_the_next_is_due(string kind, HashAlgorithmName hash)
    {
        using var authority = Authority(kind);
        using var namesake = Authority(kind);
        var der = ListOf(authority, hash, [0x00, 0xFF, 0x01], [0x42]);

        var list = RevocationList.ReadAll(der).ShouldHaveSingleItem();

        (list.ThisUpdate, list.NextUpdate).ShouldBe((Made, Due));
        (list.Has(0xFF01), list.Has(0x42), list.Has(0x43), list.Has(0x01)).ShouldBe((true, true, false, false));
        (list.IsOf(authority), list.IsOf(namesake)).ShouldBe((true, false));
    }

    [Fact]
    public void A_list_that_was_changed_is_nobodys()
    {
        using var authority = Authority("ECDSA");
        var der = ListOf(authority, HashAlgorithmName.SHA256, [0x42]);
        der[der.AsSpan().IndexOf((byte[])[0x02, 0x01, 0x42]) + 2] = 0x43;

        var list = RevocationList.ReadAll(der).Single();

        (list.Has(0x43), list.IsOf(authority)).ShouldBe((true, false));
    }

    [Fact]
    public void A_file_holds_several_as_PEM_or_none()
    {
        using var authority = Authority("ECDSA");
        var pem = PemEncoding.WriteString("X509 CRL", ListOf(authority, HashAlgorithmName.SHA256));

        RevocationList.ReadAll(Bytes($"first\n{pem}\n{authority.ExportCertificatePem()}\n{pem}")).Count.ShouldBe(2);
        RevocationList.ReadAll(Bytes("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2.5.29.27")]
    [InlineData("2.5.29.28")]
    public void A_partial_list_is_refused(string criticalExtension) =>
        Should.Throw<CryptographicException>(() => RevocationList.ReadAll(ListWith(criticalExtension))).Message.ShouldContain(criticalExtension);

    [Fact]
    public void What_is_no_list_is_refused()
    {
        using var authority = Authority("ECDSA");

        Should.Throw<CryptographicException>(() => RevocationList.ReadAll(authority.RawData));
        Should.Throw<CryptographicException>(() => RevocationList.ReadAll([.. ListOf(authority, HashAlgorithmName.SHA256), 0]));
        Should.Throw<CryptographicException>(() => RevocationList.ReadAll(ListOf(authority, HashAlgorithmName.SHA256)[..^4]));
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static X509Certificate2 Authority(string kind)
    {
        const string Name = "CN=An authority";
        var request = kind == "RSA"
            ? new CertificateRequest(Name, RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(Name, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(Made, Due);
    }

    private static byte[] ListOf(X509Certificate2 authority, HashAlgorithmName hash, params byte[][] serials)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var serial in serials)
        {
            list.AddEntry(serial.SkipWhile(one => one == 0 && serial[1] < 0x80).ToArray(), Made, X509RevocationReason.KeyCompromise);
        }

        return list.Build(authority, BigInteger.One, Due, hash, RSASignaturePadding.Pkcs1, Made);
    }

    /// <summary>A list with one critical extension and a signature that nobody comes to look at.</summary>
    private static byte[] ListWith(string criticalExtension)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                Algorithm(writer);
                writer.WriteEncodedValue(new X500DistinguishedName("CN=An authority").RawData);
                writer.WriteUtcTime(Made);
                writer.WriteGeneralizedTime(Due);
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(criticalExtension);
                    writer.WriteBoolean(true);
                    writer.WriteOctetString([5, 0]);
                }
            }

            Algorithm(writer);
            writer.WriteBitString([0]);
        }

        return writer.Encode();
    }

    private static void Algorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.10045.4.3.2");
        }
    }
}

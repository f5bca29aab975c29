using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Netralitas.Platform.Tls;

/// <summary>An authority's list of revoked certificates (RFC 5280, section 5). The runtime writes such lists but does not read them.</summary>
/// <remarks>Whole lists only: one with a critical extension (partial or indirect lists) is refused, and so is one that does not say when
/// the next comes.</remarks>
internal sealed class RevocationList
{
    private const string PemLabel = "X509 CRL";
    private static readonly Asn1Tag ListExtensions = new(TagClass.ContextSpecific, 0);

    private readonly HashSet<BigInteger> _serials = [];
    private readonly byte[] _issuer;
    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly string _algorithm;

    private RevocationList(ReadOnlyMemory<byte> der)
    {
        var file = new AsnReader(der, AsnEncodingRules.DER);
        var whole = file.ReadSequence();
        file.ThrowIfNotEmpty();
        _signed = whole.PeekEncodedValue().ToArray();
        var list = whole.ReadSequence();
        _algorithm = whole.ReadSequence().ReadObjectIdentifier();
        _signature = whole.ReadBitString(out _);
        whole.ThrowIfNotEmpty();

        if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            list.ReadInteger();
        }

        list.ReadSequence();
        _issuer = list.ReadEncodedValue().ToArray();
        ThisUpdate = ReadTime(list);
        NextUpdate = ReadTime(list);
        ReadEntries(list);
        if (list.HasData)
        {
            RefuseCritical(list.ReadSequence(ListExtensions).ReadSequence());
        }

        list.ThrowIfNotEmpty();
    }

    /// <summary>When it was made.</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>When the next is due: from then on this one proves nothing.</summary>
    public DateTimeOffset NextUpdate { get; }

    /// <summary>Reads a file: one list as DER, or any number as PEM.</summary>
    /// <exception cref="CryptographicException">It holds something else.</exception>
    public static List<RevocationList> ReadAll(byte[] file)
    {
        try
        {
            if (file.Length > 0 && file[0] == Asn1Tag.Sequence.TagValue + 0x20)
            {
                return [new RevocationList(file)];
            }

            var lists = new List<RevocationList>();
            var text = Encoding.UTF8.GetString(file).AsSpan();
            while (PemEncoding.TryFind(text, out var found))
            {
                if (text[found.Label].SequenceEqual(PemLabel))
                {
                    lists.Add(new RevocationList(Convert.FromBase64String(text[found.Base64Data].ToString())));
                }

                text = text[found.Location.End..];
            }

            return lists;
        }
        catch (AsnContentException e)
        {
            throw new CryptographicException($"it is no list of revoked certificates: {e.Message}", e);
        }
    }

    /// <summary>Whether the certificate with this number is on it.</summary>
    public bool Has(BigInteger serial) => _serials.Contains(serial);

    /// <summary>Whether this authority made it.</summary>
    public bool IsOf(X509Certificate2 authority) => authority.SubjectName.RawData.AsSpan().SequenceEqual(_issuer) && _algorithm switch
    {
        "1.2.840.10045.4.3.2" => IsByEcdsa(authority, HashAlgorithmName.SHA256),
        "1.2.840.10045.4.3.3" => IsByEcdsa(authority, HashAlgorithmName.SHA384),
        "1.2.840.10045.4.3.4" => IsByEcdsa(authority, HashAlgorithmName.SHA512),
        "1.2.840.113549.1.1.11" => IsByRsa(authority, HashAlgorithmName.SHA256),
        "1.2.840.113549.1.1.12" => IsByRsa(authority, HashAlgorithmName.SHA384),
        "1.2.840.113549.1.1.13" => IsByRsa(authority, HashAlgorithmName.SHA512),
        _ => throw new CryptographicException($"the list of revoked certificates is signed by {_algorithm}, which is neither ECDSA nor RSA with SHA-2"),
    };

    private bool IsByEcdsa(X509Certificate2 authority, HashAlgorithmName hash)
    {
        using var key = authority.GetECDsaPublicKey();
        return key?.VerifyData(_signed, _signature, hash, DSASignatureFormat.Rfc3279DerSequence) == true;
    }

    private bool IsByRsa(X509Certificate2 authority, HashAlgorithmName hash)
    {
        using var key = authority.GetRSAPublicKey();
        return key?.VerifyData(_signed, _signature, hash, RSASignaturePadding.Pkcs1) == true;
    }

    private void ReadEntries(AsnReader list)
    {
        if (!list.HasData || !list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            return;
        }

        for (var entries = list.ReadSequence(); entries.HasData;)
        {
            var entry = entries.ReadSequence();
            _serials.Add(entry.ReadInteger());
            ReadTime(entry);
            if (entry.HasData)
            {
                RefuseCritical(entry.ReadSequence());
            }
        }
    }

    private static void RefuseCritical(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var name = extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean())
            {
                throw new CryptographicException($"the list of revoked certificates is no whole list of one authority (critical extension {name})");
            }
        }
    }

    private static DateTimeOffset ReadTime(AsnReader at) =>
        at.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? at.ReadUtcTime() : at.ReadGeneralizedTime();
}

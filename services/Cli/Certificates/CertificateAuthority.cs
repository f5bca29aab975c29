using System.Numerics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Netralitas.Cli.Certificates;

/// <summary>Issues certificates and lists of revoked ones with a key of its own (ECDSA P-256).</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const int SerialBytes = 16;
    private const string ListLabel = "X509 CRL";
    private static readonly Oid ForServers = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ForClients = new("1.3.6.1.5.5.7.3.2");

    private readonly X509Certificate2 _own;

    private CertificateAuthority(X509Certificate2 own) => _own = own;

    /// <summary>Its own certificate, as PEM.</summary>
    public string CertificatePem => _own.ExportCertificatePem();

    /// <summary>Its private key, as PEM.</summary>
    public string KeyPem
    {
        get
        {
            using var key = _own.GetECDsaPrivateKey()!;
            return key.ExportPkcs8PrivateKeyPem();
        }
    }

    /// <summary>Makes one.</summary>
    /// <param name="name">What it calls itself.</param>
    /// <param name="from">From when on it is good.</param>
    /// <param name="until">Until when.</param>
    public static CertificateAuthority Create(string name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return new CertificateAuthority(request.CreateSelfSigned(from, until));
    }

    /// <summary>Reads one.</summary>
    public static CertificateAuthority Read(string certificatePem, string keyPem) => new(X509Certificate2.CreateFromPem(certificatePem, keyPem));

    /// <summary>Whether it has issued a certificate.</summary>
    public bool HasIssued(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.IssuerName.RawData.AsSpan().SequenceEqual(_own.SubjectName.RawData);
    }

    /// <summary>Issues a certificate for a new key.</summary>
    /// <param name="wish">What it says.</param>
    public IssuedPair Issue(CertificateWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(wish.Name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [.. wish.IsServer ? [ForServers] : Array.Empty<Oid>(), .. wish.IsClient ? [ForClients] : Array.Empty<Oid>()], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_own, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (wish.IsServer || wish.Uris.Count > 0)
        {
            request.CertificateExtensions.Add(NamesOf(wish));
        }

        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        // Positive, and as long as the others.
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        using var certificate = request.Create(_own, wish.From, wish.Until, serial);
        return new IssuedPair(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The next list of revoked certificates, as PEM.</summary>
    /// <param name="last">The list until now, as PEM; null for an empty one.</param>
    /// <param name="serial">Number of a certificate to revoke, big-endian; empty for none.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="next">When the one after it is due.</param>
    public string RevocationList(string? last, ReadOnlySpan<byte> serial, DateTimeOffset now, DateTimeOffset next)
    {
        var number = BigInteger.Zero;
        var list = last is null ? new CertificateRevocationListBuilder() : CertificateRevocationListBuilder.LoadPem(last, out number);
        if (!serial.IsEmpty)
        {
            list.RemoveEntry(serial);
            list.AddEntry(serial, now);
        }

        return PemEncoding.WriteString(ListLabel, list.Build(_own, number + 1, next, HashAlgorithmName.SHA256, thisUpdate: now));
    }

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static X509Extension NamesOf(CertificateWish wish)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (wish.IsServer)
        {
            names.AddIpAddress(IPAddress.Loopback);
            names.AddDnsName("localhost");
        }

        foreach (var uri in wish.Uris)
        {
            names.AddUri(new Uri(uri));
        }

        return names.Build();
    }
}

/// <summary>What a certificate is to say.</summary>
/// <param name="Name">Common name of the holder.</param>
/// <param name="Uris">URIs that name it, see <see cref="Platform.Identity.CertificateName"/>.</param>
/// <param name="IsServer">Whether it is for a server, on loopback.</param>
/// <param name="IsClient">Whether it is for a client.</param>
/// <param name="From">From when on it is good.</param>
/// <param name="Until">Until when.</param>
public sealed record CertificateWish(string Name, IReadOnlyList<string> Uris, bool IsServer, bool IsClient, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A certificate and its private key, each as PEM.</summary>
public sealed record IssuedPair(string CertificatePem, string KeyPem);

using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Netralitas.Platform.Tls;

/// <summary>Whose client certificates are believed: the certificates of the authorities, and the list that each keeps of revoked ones.</summary>
internal sealed class Authorities
{
    private static readonly Oid ForClients = new("1.3.6.1.5.5.7.3.2");

    private readonly X509Certificate2Collection _certificates = [];
    private readonly Dictionary<string, RevocationList>? _lists;

    /// <summary>Reads them.</summary>
    /// <param name="certificates">The authorities, roots and intermediates alike, as PEM.</param>
    /// <param name="lists">Their lists of revoked certificates; null when nobody is to be asked.</param>
    /// <exception cref="CryptographicException">There is no authority, or one without a list that it has signed.</exception>
    public Authorities(byte[] certificates, byte[]? lists)
    {
        _certificates.ImportFromPem(Encoding.UTF8.GetString(certificates));
        Id = Convert.ToHexString(SHA256.HashData(certificates));
        if (_certificates.Count == 0)
        {
            throw new CryptographicException("there is no certificate in it");
        }

        if (lists is not null)
        {
            var all = RevocationList.ReadAll(lists);
            _lists = _certificates.ToDictionary(KeyOf, authority => all.Where(list => list.IsOf(authority)).MaxBy(list => list.ThisUpdate)
                ?? throw new CryptographicException($"there is no list of revoked certificates by {authority.Subject}"));
        }
    }

    /// <summary>The same for the same authorities, whatever they have revoked.</summary>
    public string Id { get; }

    /// <summary>Whether a list is overdue: nobody whose authority keeps it is believed until the next one comes.</summary>
    public bool IsOverdue(DateTimeOffset now) => _lists?.Values.Any(list => list.NextUpdate <= now) == true;

    /// <summary>Follows a certificate to an authority; costly, and the same for as long as <see cref="ClientChain.GoodUntil"/>.</summary>
    public ClientChain Follow(X509Certificate2 certificate, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_certificates);
        chain.ChainPolicy.ApplicationPolicy.Add(ForClients);
        // Revocation is looked up below; nothing is fetched from addresses that a stranger's certificate names.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.LocalDateTime;
        var isGood = chain.Build(certificate);
        var path = chain.ChainElements.Select(element => element.Certificate).ToList();
        // An authority's own certificate is nobody's identity.
        var fault = isGood && path.Count > 1 ? null : FaultOf(chain);
        return new ClientChain(
            Id, fault, [.. path.Zip(path.Skip(1), (one, issuer) => (KeyOf(issuer), new BigInteger(one.SerialNumberBytes.Span, isBigEndian: true)))],
            path.Min(one => one.NotAfter));
    }

    /// <summary>Why the holder of a certificate cannot be believed now; null when it can.</summary>
    public string? FaultOf(ClientChain chain, DateTimeOffset now)
    {
        if (chain.Fault is not null || _lists is null)
        {
            return chain.Fault;
        }

        foreach (var (issuer, serial) in chain.Links)
        {
            if (!_lists.TryGetValue(issuer, out var list) || list.NextUpdate <= now)
            {
                return CertificateFault.RevocationUnknown;
            }

            if (list.Has(serial))
            {
                return CertificateFault.Revoked;
            }
        }

        return null;
    }

    private static string FaultOf(X509Chain chain)
    {
        var all = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, one) => flags | one.Status);
        return all switch
        {
            X509ChainStatusFlags.NotTimeValid => CertificateFault.NotInTime,
            X509ChainStatusFlags.NotValidForUsage => CertificateFault.NotForClients,
            _ => CertificateFault.Untrusted,
        };
    }

    private static string KeyOf(X509Certificate2 authority) => authority.GetCertHashString(HashAlgorithmName.SHA256);
}

/// <summary>A client certificate and the way from it to an authority.</summary>
/// <param name="AuthoritiesId">The authorities that it was followed to.</param>
/// <param name="Fault">Why the way leads nowhere; null when it does not.</param>
/// <param name="Links">Each certificate of the way: who issued it, and its number there.</param>
/// <param name="GoodUntil">When the first of them ends.</param>
internal sealed record ClientChain(string AuthoritiesId, string? Fault, IReadOnlyList<(string Issuer, BigInteger Serial)> Links, DateTimeOffset GoodUntil);

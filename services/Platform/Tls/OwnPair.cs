using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Netralitas.Platform.Tls;

/// <summary>The certificate and key by which a process shows who it is, to its callers and to those it calls.</summary>
/// <param name="Certificate">With its private key.</param>
/// <param name="Context">The same with the intermediate certificates of its file, as a server sends them.</param>
internal sealed record OwnPair(X509Certificate2 Certificate, SslStreamCertificateContext Context)
{
    /// <summary>Reads PEM: the certificate, then its intermediates; the key, not encrypted. One file may hold them all.</summary>
    /// <exception cref="CryptographicException">They do not fit each other, or the certificate has ended.</exception>
    public static OwnPair Read(byte[] certificates, byte[] key, DateTimeOffset now)
    {
        var text = Encoding.UTF8.GetString(certificates);
        var own = X509Certificate2.CreateFromPem(text, Encoding.UTF8.GetString(key));
        if (own.NotAfter.ToUniversalTime() <= now.UtcDateTime)
        {
            throw new CryptographicException($"the certificate ended at {own.NotAfter.ToUniversalTime():u}");
        }

        var others = new X509Certificate2Collection();
        others.ImportFromPem(text);
        others.RemoveAt(0);
        return new OwnPair(own, SslStreamCertificateContext.Create(own, others, offline: true));
    }
}

namespace Grpc.Core;

/// <summary>A certificate with its private key.</summary>
public sealed class KeyCertificatePair
{
    /// <summary>Both in PEM.</summary>
    public KeyCertificatePair(string certificateChain, string privateKey)
    {
        ArgumentNullException.ThrowIfNull(certificateChain);
        ArgumentNullException.ThrowIfNull(privateKey);
        CertificateChain = certificateChain;
        PrivateKey = privateKey;
    }

    /// <summary>The certificate and those above it (PEM).</summary>
    public string CertificateChain { get; }

    /// <summary>The private key (PEM).</summary>
    public string PrivateKey { get; }
}

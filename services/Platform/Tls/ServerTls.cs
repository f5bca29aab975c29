using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Netralitas.Platform.Tls;

/// <summary>How the server takes part in TLS 1.2 and 1.3. A certificate that is replaced is shown on the next connection; open ones stay.</summary>
/// <param name="own">What the server shows.</param>
/// <param name="asksClients">Whether clients are asked for a certificate; they need not have one.</param>
internal sealed class ServerTls(FromFiles<OwnPair> own, bool asksClients)
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(5);

    /// <summary>The options of the endpoint.</summary>
    public TlsHandshakeCallbackOptions Handshake => new()
    {
        HandshakeTimeout = HandshakeLimit,
        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = own.Current.Context,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateRequired = asksClients,
            // A resumed session would go on with what both sides showed before.
            AllowTlsResume = false,
#pragma warning disable CA5359 // It is a client's: the calls judge it, and say what is wrong with it.
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
            // Nothing is fetched from addresses that a stranger's certificate names.
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
            },
        }),
    };
}

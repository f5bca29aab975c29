using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Netralitas.Platform.Clients;

namespace Netralitas.Notifications.Delivering;

/// <summary>Which receivers are believed: those whom the machine trusts, and those whose certificate is of an authority of the operator's own.</summary>
/// <param name="own">The operator's authorities.</param>
internal sealed class ReceiverTrust(X509Certificate2Collection own)
{
    /// <summary>Whether a certificate is believed. A wrong name is not, whoever issued it.</summary>
    public bool Trusts(X509Certificate? shown, X509Chain? sent, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (own.Count == 0 || errors != SslPolicyErrors.RemoteCertificateChainErrors || shown is not X509Certificate2 certificate)
        {
            return false;
        }

        using var chain = new X509Chain { ChainPolicy = ClientTls.Policy(own) };
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainPolicy.ExtraStore ?? []);
        return chain.Build(certificate);
    }
}

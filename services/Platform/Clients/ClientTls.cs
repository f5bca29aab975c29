using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Tls;

namespace Netralitas.Platform.Clients;

/// <summary>How a client takes part in TLS: which authorities it trusts, and which certificate it shows.</summary>
public sealed class ClientTls
{
    private static readonly Oid ForServers = new("1.3.6.1.5.5.7.3.1");

    private readonly FromFiles<X509Certificate2Collection>? _authority;
    private readonly FromFiles<OwnPair>? _own;

    internal ClientTls(FromFiles<X509Certificate2Collection>? authority, FromFiles<OwnPair>? own) => (_authority, _own) = (authority, own);

    /// <summary>Trusts the authorities of the system, and shows nothing.</summary>
    public static ClientTls OfSystem { get; } = new(null, null);

    /// <summary>Reads the files that a command line names.</summary>
    /// <param name="authority">Certificates of the authorities to trust instead of those of the system, as PEM; null for the latter.</param>
    /// <param name="certificate">The client's own certificate, as PEM; null to show none.</param>
    /// <param name="key">Its private key, as PEM, not encrypted; null when the certificate's file holds it.</param>
    /// <exception cref="SettingException">A file cannot be used.</exception>
    public static ClientTls Open(string? authority, string? certificate = null, string? key = null) => new(
        authority is null ? null : AuthorityIn("--ca", authority),
        certificate is null ? null : OwnIn("--cert", certificate, key ?? certificate));

    /// <summary>The authorities in a file.</summary>
    /// <exception cref="SettingException">It holds none.</exception>
    internal static FromFiles<X509Certificate2Collection> AuthorityIn(string setting, string path) => new(setting, files =>
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(System.Text.Encoding.UTF8.GetString(files[0]));
        return all.Count > 0 ? all : throw new CryptographicException("there is no certificate in it");
    }, path);

    /// <summary>A certificate and its key in two files, or in one.</summary>
    /// <exception cref="SettingException">They cannot be used.</exception>
    internal static FromFiles<OwnPair> OwnIn(string setting, string certificate, string key) =>
        new(setting, files => OwnPair.Read(files[0], files[1], TimeProvider.System.GetUtcNow()), certificate, key);

    /// <summary>The options of connections; each new connection uses what was read last.</summary>
    internal SslClientAuthenticationOptions Options()
    {
        var options = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (_authority is not null)
        {
            options.CertificateChainPolicy = Policy(_authority.Current);
            options.RemoteCertificateValidationCallback = (_, shown, chain, errors) => Trusts(shown, chain, errors);
        }

        if (_own is not null)
        {
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => _own.Current.Certificate;
        }

        return options;
    }

    private bool Trusts(X509Certificate? shown, X509Chain? sent, SslPolicyErrors errors)
    {
        // The chain was built with the authorities of the start: they may have been replaced since.
        if (shown is not X509Certificate2 certificate || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain { ChainPolicy = Policy(_authority!.Current) };
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainPolicy.ExtraStore ?? []);
        return chain.Build(certificate);
    }

    /// <summary>How the certificate of a server is judged by authorities of one's own: by them alone, and without fetching anything.</summary>
    public static X509ChainPolicy Policy(X509Certificate2Collection authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authority);
        policy.ApplicationPolicy.Add(ForServers);
        return policy;
    }
}

using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Netralitas.Platform.Identity;

/// <summary>The public keys of one issuer as they were read last.</summary>
internal sealed class IssuerKeys
{
    /// <summary>How often at most strange tokens make us ask the issuer.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _source;
    private volatile IReadOnlyCollection<SecurityKey> _known = [];

    private IssuerKeys(string address, IConfigurationRetriever<OpenIdConnectConfiguration> reader, IDocumentRetriever documents) =>
        _source = new ConfigurationManager<OpenIdConnectConfiguration>(address, reader, documents) { RefreshInterval = AskAgainAfter };

    /// <summary>The keys that were read last.</summary>
    public IReadOnlyCollection<SecurityKey> Known => _known;

    /// <summary>Keys in a file (JSON Web Key Set, RFC 7517).</summary>
    public static IssuerKeys InFile(string path) => new(path, new KeySetReader(), new FileDocumentRetriever());

    /// <summary>Keys that an issuer publishes (OpenID Connect Discovery 1.0).</summary>
    /// <param name="name">The issuer; the document must name it exactly so.</param>
    /// <param name="address">Address of its discovery document.</param>
    /// <param name="http">Asks.</param>
    /// <param name="plaintext">Whether http is good enough: on loopback only.</param>
    public static IssuerKeys Published(string name, Uri address, HttpClient http, bool plaintext) =>
        new(address.AbsoluteUri, new DiscoveryReader(name), new HttpDocumentRetriever(http) { RequireHttps = !plaintext });

    /// <summary>Reads the keys, unless that was done a moment ago.</summary>
    /// <exception cref="InvalidOperationException">They could not be read, and never were.</exception>
    public async Task ReadAsync(CancellationToken cancel)
    {
        if (_known.Count > 0)
        {
            _source.RequestRefresh();
        }

        _known = [.. (await _source.GetConfigurationAsync(cancel)).SigningKeys];
    }

    private sealed class KeySetReader : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var found = new OpenIdConnectConfiguration { JsonWebKeySet = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel)) };
            foreach (var key in found.JsonWebKeySet.GetSigningKeys())
            {
                found.SigningKeys.Add(key);
            }

            return found;
        }
    }

    private sealed class DiscoveryReader(string name) : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel);
            return found.Issuer == name ? found : throw new InvalidOperationException($"{address} is the discovery document of another issuer.");
        }
    }
}

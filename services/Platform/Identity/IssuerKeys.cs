using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Netralitas.Platform.Identity;

/// <summary>The public keys of one issuer as they were read last. Whoever wants them read at the same time shares one reading.</summary>
/// <param name="read">Reads them.</param>
/// <param name="time">Real time.</param>
internal sealed class IssuerKeys(Func<Task<ICollection<SecurityKey>>> read, TimeProvider time)
{
    /// <summary>How often at most strange tokens make us ask the issuer.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>The same while it does not answer.</summary>
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);
    private const int AnswerSizeMax = 1024 * 1024;

    private readonly Lock _gate = new();
    private volatile IReadOnlyCollection<SecurityKey> _known = [];
    private Task<Exception?>? _reading;
    private long? _missed;

    /// <summary>The keys that were read last.</summary>
    public IReadOnlyCollection<SecurityKey> Known => _known;

    /// <summary>Keys in a file (JSON Web Key Set, RFC 7517).</summary>
    public static IssuerKeys InFile(string path, TimeProvider time) => new(async () => new JsonWebKeySet(await File.ReadAllTextAsync(path)).GetSigningKeys(), time);

    /// <summary>Keys that an issuer publishes (OpenID Connect Discovery 1.0).</summary>
    /// <param name="name">The issuer; the document must name it exactly so.</param>
    /// <param name="address">Address of its discovery document.</param>
    /// <param name="isPlaintext">Whether http is good enough: on loopback only.</param>
    /// <param name="time">Real time.</param>
    public static IssuerKeys Published(string name, Uri address, bool isPlaintext, TimeProvider time)
    {
        // The retriever does not look at its cancellation token: the limit is that of the client.
        var documents = new HttpDocumentRetriever(new HttpClient { Timeout = AnswerLimit, MaxResponseContentBufferSize = AnswerSizeMax }) { RequireHttps = !isPlaintext };
        return new IssuerKeys(async () =>
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(address.AbsoluteUri, documents, CancellationToken.None);
            return found.Issuer == name ? found.SigningKeys : throw new InvalidOperationException($"{address} is the discovery document of another issuer.");
        }, time);
    }

    /// <summary>Reads the keys because a token names one that is not known, unless that was done a moment ago.</summary>
    /// <returns>Why they cannot be read; null when they were.</returns>
    public Task<Exception?> MissedAsync(CancellationToken cancel) => ReadAsync(isMissed: true).WaitAsync(cancel);

    /// <summary>Reads the keys; those that cannot be read stay as they were.</summary>
    /// <inheritdoc cref="MissedAsync"/>
    public Task<Exception?> RenewAsync(CancellationToken cancel) => ReadAsync(isMissed: false).WaitAsync(cancel);

    private Task<Exception?> ReadAsync(bool isMissed)
    {
        lock (_gate)
        {
            if (_reading is { IsCompleted: false })
            {
                return _reading;
            }

            if (isMissed && _missed is { } last && _reading is { Result: var failure } && time.GetElapsedTime(last) < (failure is null ? AskAgainAfter : TryAgainAfter))
            {
                return _reading;
            }

            _missed = isMissed ? time.GetTimestamp() : _missed;
            return _reading = ReadNowAsync();
        }
    }

    private async Task<Exception?> ReadNowAsync()
    {
        try
        {
            _known = [.. await read()];
            return null;
        }
        catch (Exception e)
        {
            // Whatever a network, a file or a stranger's document ends with: the keys stay as they were, and the caller says so.
            return e;
        }
    }
}

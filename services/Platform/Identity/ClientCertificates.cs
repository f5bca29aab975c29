using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Tls;

namespace Netralitas.Platform.Identity;

/// <summary>Which client certificates are believed, and whom they name.</summary>
/// <remarks>The handshake takes any certificate whose key the client holds; each call looks at it anew, so that the caller is told what is
/// wrong, and one that was revoked meanwhile is refused on an open connection, too.</remarks>
/// <param name="authorities">Who issues them; null when none are asked for.</param>
/// <param name="time">Real time.</param>
internal sealed class ClientCertificates(FromFiles<Authorities>? authorities, TimeProvider time) : IFromFiles
{
    // So long a certificate that leads nowhere is not followed again: it may become good, but following it costs.
    private static readonly TimeSpan FollowAgainAfter = TimeSpan.FromSeconds(5);

    private readonly ConditionalWeakTable<X509Certificate2, Followed> _followed = [];
    private bool _wasOverdue;

    /// <summary>Whether clients are asked for a certificate.</summary>
    public bool AreAsked => authorities is not null;

    /// <summary>Whom the certificate of a connection names; null without one.</summary>
    /// <exception cref="RefusalException">CERTIFICATE_REFUSED.</exception>
    public ShownCertificate? Of(X509Certificate2? shown)
    {
        if (shown is null || authorities is null)
        {
            return null;
        }

        if (FaultOf(shown) is { } fault)
        {
            throw Refused(fault);
        }

        return CertificateName.Of(shown) is { } name
            ? new ShownCertificate(name, shown.NotAfter, () => FaultOf(shown) is not null)
            : throw Refused(CertificateFault.NamesNobody);
    }

    /// <summary>A certificate that is not believed.</summary>
    public static RefusalException Refused(string fault) => Refusal.Of(Reasons.CertificateRefused, ("cause", fault)).AsException();

    /// <inheritdoc/>
    public void Renew(ILogger log)
    {
        authorities?.Renew(log);
        var isOverdue = authorities?.Current.IsOverdue(time.GetUtcNow()) == true;
        if (isOverdue && !_wasOverdue)
        {
            log.LogWarning("A list of revoked certificates is overdue: the certificates of its authority are refused until the next one is put in place.");
        }

        _wasOverdue = isOverdue;
    }

    private string? FaultOf(X509Certificate2 shown)
    {
        var (now, current) = (time.GetUtcNow(), authorities!.Current);
        if (!_followed.TryGetValue(shown, out var followed) || followed.Chain.AuthoritiesId != current.Id || now >= followed.Until)
        {
            var chain = current.Follow(shown, now);
            followed = new Followed(chain, chain.Fault is null ? chain.GoodUntil : now + FollowAgainAfter);
            _followed.AddOrUpdate(shown, followed);
        }

        return current.FaultOf(followed.Chain, now);
    }

    private sealed record Followed(ClientChain Chain, DateTimeOffset Until);
}

/// <summary>A client certificate that is believed.</summary>
/// <param name="Name">Whom it names.</param>
/// <param name="Expiry">When it ends.</param>
/// <param name="IsWithdrawn">Whether it is no longer believed.</param>
internal sealed record ShownCertificate(CertificateName Name, DateTimeOffset Expiry, Func<bool> IsWithdrawn);

using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Identity;

/// <summary>Decides who makes a call: by its token, by the certificate of its connection, or by the word of a service of the network.</summary>
internal sealed class Callers(ClientCertificates certificates)
{
    private static readonly object Key = new();

    /// <summary>The caller and how it showed who it is. Asked again in the same call, it answers the same without looking again.</summary>
    /// <exception cref="RefusalException">NOT_AUTHENTICATED, CERTIFICATE_REFUSED or ISSUER_UNAVAILABLE.</exception>
    public (Caller Caller, Proof Proof) Of(HttpContext http)
    {
        var found = Look(http);
        return found.Refusal is null ? (found.Caller!, found.Proof!) : throw found.Refusal.AsException();
    }

    /// <summary>The caller; null for one who does not show who it is, and is refused where its turn comes.</summary>
    public Caller? Find(HttpContext http) => Look(http).Caller;

    private Found Look(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out var before))
        {
            return (Found)before!;
        }

        Found found;
        try
        {
            var (caller, proof) = Identify(http);
            found = new Found(caller, proof, null);
        }
        catch (RefusalException e)
        {
            found = new Found(null, null, e.Refusal);
        }

        http.Items[Key] = found;
        return found;
    }

    private (Caller Caller, Proof Proof) Identify(HttpContext http)
    {
        var headers = http.Request.Headers;
        var shown = certificates.Of(http.Connection.ClientCertificate);
        if (shown?.Name.Service is { } service)
        {
            Activity.Current?.SetTag("netralitas.calling_service", service);
        }

        if (headers.Authorization.Count > 0)
        {
            return OnBehalf.IsIn(headers) ? throw NotAuthenticated() : ByToken(http, shown);
        }

        if (OnBehalf.IsIn(headers))
        {
            // Only the services of the network may speak for others.
            var named = shown?.Name.Service is null ? null : OnBehalf.Read(headers, shown.Expiry);
            return named is null ? throw NotAuthenticated() : (named, new Proof(OnBehalf.Of(named), shown!.IsWithdrawn));
        }

        return shown?.Name.OfficeId is { } office
            ? ByCertificate(new Caller(office, "certificate:" + office, shown.Name.Roles, OfficerId: null, shown.Expiry), shown)
            : throw NotAuthenticated();
    }

    private static (Caller, Proof) ByToken(HttpContext http, ShownCertificate? shown)
    {
        var caller = Caller.From(http.User) ?? throw (Issuers.WereAway(http) ? Refusal.Of(Reasons.IssuerUnavailable).AsException() : NotAuthenticated());
        if (shown?.Name.OfficeId is { } office && office != caller.OfficeId)
        {
            throw ClientCertificates.Refused(Tls.CertificateFault.OtherOffice);
        }

        var token = new Metadata { { "authorization", http.Request.Headers.Authorization.ToString() } };
        return (caller, shown is null ? Proof.Lasting(token) : new Proof(token, shown.IsWithdrawn));
    }

    private static (Caller, Proof) ByCertificate(Caller caller, ShownCertificate shown) => (caller, new Proof(OnBehalf.Of(caller), shown.IsWithdrawn));

    private static RefusalException NotAuthenticated() => Refusal.Of(Reasons.NotAuthenticated).AsException();

    private sealed record Found(Caller? Caller, Proof? Proof, Refusal? Refusal);
}

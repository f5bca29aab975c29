using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Netralitas.Platform.Identity;

/// <summary>The issuers whose tokens are believed, each by its own keys.</summary>
internal sealed class Issuers(IReadOnlyDictionary<string, IssuerKeys> keys)
{
    private static readonly object Away = new();

    /// <summary>Names of the issuers.</summary>
    public IEnumerable<string> Names => keys.Keys;

    /// <summary>Whether the call could not be identified because the issuer of its token does not answer.</summary>
    public static bool WereAway(HttpContext call) => call.Items.ContainsKey(Away);

    /// <summary>The known keys of a token's issuer. A key speaks for its own issuer only.</summary>
    public IEnumerable<SecurityKey> KeysOf(SecurityToken token) => keys.GetValueOrDefault(token.Issuer)?.Known ?? [];

    /// <summary>A token whose key was not known is looked at once more when the keys of its issuer have been read.</summary>
    public async Task TryAgainAsync(AuthenticationFailedContext failed)
    {
        if (failed.Exception is not SecurityTokenSignatureKeyNotFoundException || Find(failed.Request) is not var (token, issuer))
        {
            return;
        }

        if (await issuer.MissedAsync(failed.HttpContext.RequestAborted) is not null)
        {
            failed.HttpContext.Items[Away] = true;
            return;
        }

        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, failed.Options.TokenValidationParameters);
        if (result.IsValid)
        {
            failed.Principal = new ClaimsPrincipal(result.ClaimsIdentity);
            failed.Success();
        }
    }

    /// <summary>Reads the keys of every issuer; those of one that does not answer stay as they were.</summary>
    public Task RenewAsync(ILogger log, CancellationToken cancel) => Task.WhenAll(keys.Select(async issuer =>
    {
        if (await issuer.Value.RenewAsync(cancel) is { } failure)
        {
            log.LogWarning("The keys of issuer {Issuer} cannot be read ({Cause}).", issuer.Key, failure.GetBaseException().GetType().Name);
        }
    }));

    private (string Token, IssuerKeys Issuer)? Find(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var token = header[Scheme.Length..].Trim();
        return keys.TryGetValue(new JsonWebToken(token).Issuer, out var issuer) ? (token, issuer) : null;
    }
}

/// <summary>Reads the issuers' keys at the start and every few minutes: a key that an issuer has withdrawn is believed no longer than that.</summary>
internal sealed class IssuerCare(Issuers issuers, TimeSpan every, TimeProvider time, ILogger<IssuerCare> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        do
        {
            await issuers.RenewAsync(log, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

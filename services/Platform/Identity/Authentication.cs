using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using Netralitas.Platform.Hosting;

namespace Netralitas.Platform.Identity;

/// <summary>Validates bearer tokens by the configured issuers and keys.</summary>
public static class Authentication
{
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];
    /// <summary>How far the clocks of issuers may be off: a token is good for so much longer than it says.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Adds it. The start fails when the configuration names no issuer, or the local issuer outside a local network.</summary>
    /// <exception cref="SettingException">The configuration is wrong; says which setting and what to do.</exception>
    public static void AddTokenAuthentication(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new IdentityOptions();
        if (options.Issuers.Count == 0)
        {
            throw new SettingException("Identity:Issuers", "name at least one issuer with Name and KeysFile");
        }

        if (options.Issuers.Any(issuer => issuer.Name == LocalIssuer.Name) && !builder.Environment.IsEnvironment(ServiceHost.LocalEnvironment))
        {
            throw new SettingException("Identity:Issuers", "the local issuer is for a sandbox or a local network only; configure a real issuer");
        }

        var keys = options.Issuers.ToDictionary(issuer => issuer.Name, ReadKeys, StringComparer.Ordinal);
        // Bearer tokens need no data protection: nothing is written to the home folder.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
        {
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudience = options.Audience,
                ValidIssuers = keys.Keys,
                ValidAlgorithms = Algorithms,
                ClockSkew = Skew,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                // A key speaks for its own issuer only.
                IssuerSigningKeyResolver = (_, token, _, _) => keys.GetValueOrDefault(token.Issuer) ?? [],
            };
        });
    }

    private static IList<SecurityKey> ReadKeys(IssuerOptions issuer)
    {
        try
        {
            return new JsonWebKeySet(File.ReadAllText(issuer.KeysFile)).GetSigningKeys();
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new SettingException("Identity:Issuers:KeysFile", $"cannot read the keys of {issuer.Name}: {e.Message}");
        }
    }
}

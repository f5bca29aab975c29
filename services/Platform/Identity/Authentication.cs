using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Netralitas.Platform.Hosting;

namespace Netralitas.Platform.Identity;

/// <summary>Validates bearer tokens by the configured issuers and keys.</summary>
public static class Authentication
{
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(5);

    /// <summary>How far the clocks of issuers may be off: a token is good for so much longer than it says.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Adds it. The start fails when the configuration names no issuer, or the local issuer outside a local network.</summary>
    /// <exception cref="SettingException">The configuration is wrong; says which setting and what to do.</exception>
    public static void AddTokenAuthentication(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new IdentityOptions();
        var isLocal = builder.Environment.IsEnvironment(ServiceHost.LocalEnvironment);
        if (options.Issuers.Count == 0)
        {
            throw new SettingException("Identity:Issuers", "name at least one issuer with Name, and Discovery or KeysFile");
        }

        if (options.Issuers.Any(issuer => issuer.Name == LocalIssuer.Name) && !isLocal)
        {
            throw new SettingException("Identity:Issuers", "the local issuer is for a sandbox or a local network only; configure a real issuer");
        }

        var issuers = new Issuers(options.Issuers.ToDictionary(issuer => issuer.Name, issuer => KeysOf(issuer, isLocal), StringComparer.Ordinal));
        builder.Services.AddHostedService(services => new IssuerCare(
            issuers, ReadEvery, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<IssuerCare>>()));
        // Bearer tokens need no data protection: nothing is written to the home folder.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(jwt =>
        {
            jwt.MapInboundClaims = false;
            jwt.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudience = options.Audience,
                ValidIssuers = issuers.Names,
                ValidAlgorithms = Algorithms,
                ClockSkew = Skew,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                CryptoProviderFactory = new KnownSignatures(),
                IssuerSigningKeyResolver = (_, token, _, _) => issuers.KeysOf(token),
            };
            jwt.Events = new JwtBearerEvents { OnAuthenticationFailed = issuers.TryAgainAsync };
        });
    }

    private static IssuerKeys KeysOf(IssuerOptions issuer, bool isLocal)
    {
        if (issuer.Discovery.Length == 0 == (issuer.KeysFile.Length == 0))
        {
            throw new SettingException("Identity:Issuers", $"give {issuer.Name} either Discovery or KeysFile");
        }

        if (issuer.Discovery.Length == 0)
        {
            return ReadFile(issuer);
        }

        var isPlaintext = isLocal && Uri.TryCreate(issuer.Discovery, UriKind.Absolute, out var local) && local is { IsLoopback: true, Scheme: "http" };
        return isPlaintext || (Uri.TryCreate(issuer.Discovery, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            ? IssuerKeys.Published(issuer.Name, new Uri(issuer.Discovery), isPlaintext, TimeProvider.System)
            : throw new SettingException("Identity:Issuers:Discovery", $"'{issuer.Discovery}' is not an https address such as https://sso.example/.well-known/openid-configuration");
    }

    /// <summary>A file that cannot be read is told at the start, not by the first call.</summary>
    private static IssuerKeys ReadFile(IssuerOptions issuer)
    {
        try
        {
            _ = new JsonWebKeySet(File.ReadAllText(issuer.KeysFile)).GetSigningKeys();
            return IssuerKeys.InFile(issuer.KeysFile, TimeProvider.System);
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new SettingException("Identity:Issuers:KeysFile", $"cannot read the keys of {issuer.Name}: {e.Message}");
        }
    }
}

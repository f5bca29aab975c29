using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netralitas.Cli.Local;

namespace Netralitas.Platform.Tests.Identity;

/// <summary>An OpenID Connect issuer over real HTTP, or HTTPS, on loopback: it publishes its keys and signs tokens with the newest.</summary>
public sealed class OidcIssuer : IAsyncDisposable
{
    private readonly int _port = FreePorts.Next();
    private WebApplication? _app;
    private RsaSecurityKey _key = NewKey();

    /// <summary>The issuer, as its tokens name it.</summary>
    public string Name => $"{(ServerFile is null ? "http" : "https")}://127.0.0.1:{_port}";

    /// <summary>Certificate and key that it shows; null for plaintext.</summary>
    public string? ServerFile { get; init; }

    /// <summary>Where its discovery document is.</summary>
    public string Discovery => Name + "/.well-known/openid-configuration";

    /// <summary>The issuer that its discovery document names, if another.</summary>
    public string? SaysItIs { get; init; }

    /// <summary>Whether it takes questions and never answers.</summary>
    public bool Hangs { get; init; }

    /// <summary>What it says instead of its discovery document, if anything.</summary>
    public string? Says { get; init; }

    /// <summary>How often its keys were asked for.</summary>
    public int Asked => _asked;

    private int _asked;

    /// <summary>Starts to answer.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(_port, listen =>
        {
            if (ServerFile is not null)
            {
                listen.UseHttps(X509Certificate2.CreateFromPemFile(ServerFile));
            }
        }));
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", async (CancellationToken gone) =>
        {
            await Task.Delay(Hangs ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, gone);
            return Says is null ? Json(new { issuer = SaysItIs ?? Name, jwks_uri = Name + "/keys" }) : Results.Text(Says);
        });
        _app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref _asked);
            return Json(new { keys = new[] { Public(_key) } });
        });
        await _app.StartAsync();
    }

    /// <summary>Signs with a new key from now on, and publishes it instead of the old one.</summary>
    public void Rotate() => _key = NewKey();

    /// <summary>A token for a service account of Bawaslu Kutai Kartanegara.</summary>
    public string Token(string algorithm = SecurityAlgorithms.RsaSha256) => Sign(_key, algorithm);

    /// <summary>A token that names a key which nobody has published.</summary>
    public string StrangeToken() => Sign(NewKey(), SecurityAlgorithms.RsaSha256);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private string Sign(RsaSecurityKey key, string algorithm) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Name, Audience = "netralitas", Expires = DateTime.UtcNow.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "system:bawaslu-64.02", ["agency"] = "bawaslu-64.02" },
        SigningCredentials = new SigningCredentials(key, algorithm),
    });

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    private static Dictionary<string, string> Public(RsaSecurityKey key)
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new Dictionary<string, string>
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.KeyId, ["n"] = Base64UrlEncoder.Encode(numbers.Modulus), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
    }

    private static IResult Json(object value) => Results.Text(JsonSerializer.Serialize(value), "application/json");
}

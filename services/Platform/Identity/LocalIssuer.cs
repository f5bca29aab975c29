using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;

namespace Netralitas.Platform.Identity;

/// <summary>Issues tokens for a sandbox or a local network from a key in its data folder. Services elsewhere refuse it.</summary>
public sealed class LocalIssuer
{
    /// <summary>The issuer that its tokens name.</summary>
    public const string Name = "https://local-issuer.invalid";

    private const string PrivateFile = "issuer-private.json";
    private const string PublicFile = "issuer-keys.json";

    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly JsonWebKey _key;

    private LocalIssuer(JsonWebKey key) => _key = key;

    /// <summary>Path of the public keys within a data folder.</summary>
    public static string KeysFile(string folder) => Path.Combine(folder, PublicFile);

    /// <summary>Opens the issuer of a data folder, and makes its key (ES256, readable by the owner only) the first time.</summary>
    public static LocalIssuer OpenOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, PrivateFile);
        if (!File.Exists(path))
        {
            Create(folder, path);
        }

        return Open(folder);
    }

    /// <summary>Opens the issuer of a data folder.</summary>
    /// <exception cref="FileNotFoundException">The folder has none: no sandbox or network was started in it.</exception>
    public static LocalIssuer Open(string folder) => new(new JsonWebKey(File.ReadAllText(Path.Combine(folder, PrivateFile))));

    /// <summary>A token for a service account of an office.</summary>
    /// <param name="officeId">The office, such as <c>bawaslu-63.01</c>.</param>
    /// <param name="now">The real instant from which the token is good.</param>
    /// <param name="roles">What the account may do.</param>
    /// <param name="account">The account; null for the office's own system.</param>
    /// <param name="officer">The officer in the register whose account it is; null for a service account.</param>
    public string Mint(string officeId, DateTimeOffset now, Roles roles = RoleWords.Business, string? account = null, Guid? officer = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Name,
        Audience = "netralitas",
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime.AddMinutes(-1),
        Expires = now.UtcDateTime + Lifetime,
        Claims = new Dictionary<string, object>(officer is { } id ? [new(Caller.OfficerClaim, id.ToString())] : [])
        {
            ["sub"] = account ?? (officer is null ? "system:" + officeId : $"officer:{officer}"), [Caller.OfficeClaim] = officeId, [Caller.RoleClaim] = roles.Words().ToArray(),
        },
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
    });

    private static void Create(string folder, string path)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var p = ecdsa.ExportParameters(true);
        var id = Guid.NewGuid().ToString("N");
        var jwk = new Dictionary<string, string>
        {
            ["kty"] = "EC", ["crv"] = "P-256", ["alg"] = "ES256", ["use"] = "sig", ["kid"] = id,
            ["x"] = Base64UrlEncoder.Encode(p.Q.X), ["y"] = Base64UrlEncoder.Encode(p.Q.Y),
        };
        WholeFile.Write(KeysFile(folder), JsonSerializer.Serialize(new { keys = new[] { jwk } }));
        jwk["d"] = Base64UrlEncoder.Encode(p.D);
        KeptFile.Write(path, JsonSerializer.Serialize(jwk));
    }
}

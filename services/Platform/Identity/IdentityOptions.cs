namespace Netralitas.Platform.Identity;

/// <summary>Whose tokens are believed. Section <c>Identity</c> of the configuration.</summary>
public sealed class IdentityOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Identity";

    /// <summary>Audience that every token must name.</summary>
    public string Audience { get; set; } = "netralitas";

    /// <summary>The issuers. At least one.</summary>
    public IList<IssuerOptions> Issuers { get; } = [];
}

/// <summary>An issuer of tokens and where its public keys are.</summary>
public sealed class IssuerOptions
{
    /// <summary>The issuer, exactly as tokens name it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Address of its discovery document (OpenID Connect Discovery 1.0), such as
    /// <c>https://sso.example/.well-known/openid-configuration</c>: its keys are fetched from there and again when they change.</summary>
    public string Discovery { get; set; } = "";

    /// <summary>Instead of that: file with its public keys as a JSON Web Key Set (RFC 7517), read again when a token names another key.</summary>
    public string KeysFile { get; set; } = "";
}

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

    /// <summary>File with its public keys as a JSON Web Key Set (RFC 7517).</summary>
    public string KeysFile { get; set; } = "";
}

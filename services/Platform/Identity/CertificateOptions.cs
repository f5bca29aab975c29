namespace Netralitas.Platform.Identity;

/// <summary>Whose client certificates are believed. Section <c>Identity:Certificates</c> of the configuration; without it none are asked for.</summary>
public sealed class CertificateOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Identity:Certificates";

    /// <summary>File with the certificates of the authorities, roots and intermediates alike, as PEM.</summary>
    public string Authority { get; set; } = "";

    /// <summary>File with each authority's list of revoked certificates: several as PEM, or one as DER.</summary>
    public string Revoked { get; set; } = "";

    /// <summary>Whether those lists are asked. An authority without a list can take nothing back.</summary>
    public bool RevocationCheck { get; set; } = true;
}

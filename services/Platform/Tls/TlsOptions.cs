namespace Netralitas.Platform.Tls;

/// <summary>Who this service shows that it is, and whom it trusts when it calls others. Section <c>Tls</c> of the configuration.</summary>
public sealed class TlsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Tls";

    /// <summary>File with the service's certificate and then its intermediates, as PEM; read again when it changes.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>File with its private key, as PEM, not encrypted; it may be the same file.</summary>
    public string Key { get; set; } = "";

    /// <summary>File with the authorities of the other services' certificates, as PEM; left out, those that the system trusts.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Says that a proxy or a mesh on the way encrypts, so that plaintext may be listened for elsewhere than on loopback.</summary>
    public bool Terminated { get; set; }
}

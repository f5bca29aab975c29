namespace Netralitas.Platform.Tls;

/// <summary>Why a client certificate is not believed, as the metadata <c>cause</c> of <c>CERTIFICATE_REFUSED</c> say it.</summary>
internal static class CertificateFault
{
    /// <summary>No authority that is trusted here has issued it.</summary>
    public const string Untrusted = "UNTRUSTED";

    /// <summary>It has ended, or is not good yet.</summary>
    public const string NotInTime = "NOT_IN_TIME";

    /// <summary>It is for servers, or for something else.</summary>
    public const string NotForClients = "NOT_FOR_CLIENTS";

    /// <summary>Its authority has revoked it.</summary>
    public const string Revoked = "REVOKED";

    /// <summary>The authority's list of revoked certificates is overdue.</summary>
    public const string RevocationUnknown = "REVOCATION_UNKNOWN";

    /// <summary>It names neither exactly one office nor exactly one service of the network.</summary>
    public const string NamesNobody = "NAMES_NOBODY";

    /// <summary>The call carries a token of another office.</summary>
    public const string OtherOffice = "OTHER_OFFICE_THAN_TOKEN";
}

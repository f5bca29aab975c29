using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;

namespace Netralitas.Platform.Identity;

/// <summary>Whom a client certificate names by the URIs of its subject alternative name: an office and its roles, or a service of the network.</summary>
/// <param name="OfficeId">The office, such as <c>bawaslu-63.01</c>; null for a service.</param>
/// <param name="Roles">What the holder may do within the office: without any role named, its daily business.</param>
/// <param name="Service">The service, such as <c>cases</c>; null for an office.</param>
public sealed record CertificateName(string? OfficeId, Roles Roles, string? Service)
{
    private const string OfficeUri = "urn:netralitas:office:";
    private const string RoleUri = "urn:netralitas:role:";
    private const string ServiceUri = "urn:netralitas:service:";
    private const string AlternativeNames = "2.5.29.17";
    private static readonly Asn1Tag Uri = new(TagClass.ContextSpecific, 6);

    /// <summary>The URIs that name an office with these roles.</summary>
    public static IReadOnlyList<string> UrisOf(string officeId, Roles roles) => [OfficeUri + officeId, .. roles.Words().Select(word => RoleUri + word)];

    /// <summary>The URIs that name a service.</summary>
    public static IReadOnlyList<string> UrisOf(string service) => [ServiceUri + service];

    /// <summary>Whom a certificate names; null when that is neither exactly one office nor exactly one service of the network.</summary>
    public static CertificateName? Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var uris = UrisOf(certificate);
        return (After(OfficeUri, uris), After(ServiceUri, uris), After(RoleUri, uris)) switch
        {
            ([var office], [], var words) => new CertificateName(office, Roles.Reader | (words.Count == 0 ? RoleWords.Business : RoleWords.Of(words)), null),
            ([], [var service], []) when Network.Subscriptions.ContainsKey(service) => new CertificateName(null, Roles.None, service),
            _ => null,
        };
    }

    private static List<string> After(string prefix, IEnumerable<string> uris) =>
        [.. uris.Where(uri => uri.StartsWith(prefix, StringComparison.Ordinal)).Select(uri => uri[prefix.Length..])];

    private static List<string> UrisOf(X509Certificate2 certificate)
    {
        var uris = new List<string>();
        if (certificate.Extensions[AlternativeNames] is not { } extension)
        {
            return uris;
        }

        try
        {
            for (var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence(); names.HasData;)
            {
                if (names.PeekTag().HasSameClassAndValue(Uri))
                {
                    uris.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, Uri));
                }
                else
                {
                    names.ReadEncodedValue();
                }
            }

            return uris;
        }
        catch (AsnContentException)
        {
            // What cannot be read names nobody.
            return [];
        }
    }
}

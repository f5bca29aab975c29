using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Duplicates;

/// <summary>Links to evidence: checked as they come in, and folded to be compared.</summary>
internal static class EvidenceLinks
{
    private const int LinksMax = 20;
    private const int LengthMax = 2000;

    // What shops and networks add to a link when it is shared: who shared it, and from where.
    private static readonly string[] Tracking = ["fbclid", "gclid", "igsh", "igshid", "mibextid", "si", "ref", "feature"];

    private static readonly string[] Hosts = ["www.", "m.", "mobile."];

    /// <summary>Checks the links of a request, and gives each once.</summary>
    public static IReadOnlyList<string> Check(FieldChecks checks, IReadOnlyList<string> given)
    {
        checks.Require(given.Count <= LinksMax, "evidence_links", $"must be at most {LinksMax} links");
        return [.. given.Take(LinksMax).Select((link, i) => One(checks, $"evidence_links[{i}]", link)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A link without what does not change where it leads: scheme, <c>www.</c> and <c>m.</c>, tracking, order of parameters, fragment, last slash.</summary>
    public static string Fold(string link)
    {
        var uri = new Uri(link);
        // Not in the spelling of the DNS: some of what is a link to a person has none.
        var host = uri.Host.ToLowerInvariant();
        host = Hosts.Where(prefix => host.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => host[prefix.Length..]).FirstOrDefault(host);
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString();
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(Leads).Order(StringComparer.Ordinal);
        return $"{host}{port}{uri.AbsolutePath.TrimEnd('/')}?{string.Join('&', parameters)}";
    }

    private static bool Leads(string parameter)
    {
        var name = parameter.Split('=')[0].ToLowerInvariant();
        return !name.StartsWith("utm_", StringComparison.Ordinal) && !Tracking.Contains(name);
    }

    private static string One(FieldChecks checks, string field, string given)
    {
        var link = checks.Text(field, given, 1, LengthMax);
        var isLink = Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;
        checks.Require(isLink, field, "must be a link that begins with http:// or https://");
        checks.Require(!isLink || uri!.UserInfo.Length == 0, field, "must not contain a user or a password");
        return link;
    }
}

using System.Diagnostics.CodeAnalysis;
using Grpc.Net.Client.Balancer;

namespace Netralitas.Platform.Clients;

/// <summary>Where the replicas of one service are: one address, several separated by commas, or a name that the DNS knows.</summary>
/// <remarks><c>http://</c> is plaintext HTTP/2, <c>https://</c> TLS; <c>dns:///host:port</c> calls every address of the host, in
/// plaintext, <c>dns+https:///host:port</c> by TLS with a certificate for the host: what a headless service on Kubernetes needs.</remarks>
public sealed class ServiceAddresses
{
    /// <summary>More than anyone runs; a longer list is a mistake.</summary>
    public const int AddressesMax = 64;

    private const string DnsPrefix = "dns:///";
    private const string DnsTlsPrefix = "dns+https:///";
    private readonly string _text;

    private ServiceAddresses(string text, IReadOnlyList<Uri> replicas, Uri? name) => (_text, Replicas, Name) = (text, replicas, name);

    /// <summary>The addresses as given; empty when the DNS tells them.</summary>
    internal IReadOnlyList<Uri> Replicas { get; }

    /// <summary>The name to ask the DNS for, such as <c>dns:///agencies:8080</c>; null when the addresses are given.</summary>
    internal Uri? Name { get; }

    /// <summary>Whether calls are encrypted.</summary>
    internal bool Encrypted => _text.StartsWith(DnsTlsPrefix, StringComparison.Ordinal) || (Replicas.Count > 0 && Replicas[0].Scheme == Uri.UriSchemeHttps);

    /// <summary>What to write, for messages.</summary>
    public const string Forms = "write one such as http://127.0.0.1:7002, several separated by commas, or dns:///host:port (dns+https:/// for TLS)";

    /// <summary>Reads addresses that must be right.</summary>
    /// <exception cref="FormatException">They are not; the message says how they should look.</exception>
    public static ServiceAddresses Parse(string text) =>
        TryParse(text, out var addresses) ? addresses : throw new FormatException($"'{text}' is not an address; {Forms}.");

    /// <summary>Reads addresses.</summary>
    /// <param name="text">Such as <c>http://10.0.0.1:8080,http://10.0.0.2:8080</c> or <c>dns:///agencies:8080</c>.</param>
    /// <param name="addresses">The addresses; null when the text has none.</param>
    /// <returns>False when the text is of no such form, mixes http with https, or has too many.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ServiceAddresses? addresses)
    {
        ArgumentNullException.ThrowIfNull(text);
        addresses = null;
        if (Array.Find([DnsPrefix, DnsTlsPrefix], known => text.StartsWith(known, StringComparison.Ordinal)) is { } prefix)
        {
            var name = text[prefix.Length..];
            if (Uri.TryCreate("http://" + name, UriKind.Absolute, out var host) && IsBare(host) && HasPort(text))
            {
                addresses = new ServiceAddresses(text, [], new Uri(DnsPrefix + name));
            }

            return addresses is not null;
        }

        var replicas = new List<Uri>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var replica) || replica.Scheme is not ("http" or "https") || !IsBare(replica))
            {
                return false;
            }

            replicas.Add(replica);
        }

        if (replicas.Count <= AddressesMax && replicas.TrueForAll(replica => replica.Scheme == replicas[0].Scheme))
        {
            addresses = new ServiceAddresses(string.Join(',', replicas.Select(replica => replica.GetLeftPart(UriPartial.Authority))), replicas, null);
        }

        return addresses is not null;
    }

    /// <summary>The addresses as they are written.</summary>
    public override string ToString() => _text;

    /// <summary>The addresses as the balancer takes them.</summary>
    internal IEnumerable<BalancerAddress> ForBalancer() => Replicas.Select(replica => new BalancerAddress(replica.Host, replica.Port));

    /// <summary>A host and perhaps a port: gRPC itself makes the path.</summary>
    private static bool IsBare(Uri uri) => uri.Host.Length > 0 && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0;

    private static bool HasPort(string text) => int.TryParse(text[(text.LastIndexOf(':') + 1)..], out var port) && port is > 0 and <= 65535;
}

using System.Net;
using System.Net.Sockets;

namespace Netralitas.Notifications.Delivering.Webhooks;

/// <summary>The addresses of the internet: none within a machine, a network or a provider, none reserved, and none that stands for such a one.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Others = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Protocols with Teredo, documentation, and 6to4, which carries an IPv4 address.
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    }.Select(IPNetwork.Parse)];

    /// <summary>Whether it is one.</summary>
    public static bool Has(IPAddress address)
    {
        var meant = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (meant.AddressFamily == AddressFamily.InterNetwork || Global6.Contains(meant)) && !Array.Exists(Others, network => network.Contains(meant));
    }
}

using System.Net;
using System.Net.Sockets;

namespace Netralitas.Platform.Limiting;

/// <summary>Folds the addresses of strangers into a table of fixed size: however many they have, they take no more memory. Two may share a place.</summary>
public static class AddressPlace
{
    // What one subscriber of IPv6 is given to choose addresses from: a household or a server has all of it.
    private const int NetworkBytes = 8;

    /// <summary>The place of an address, from 0.</summary>
    /// <param name="address">The address; null when it is not known.</param>
    /// <param name="places">How many places there are.</param>
    public static int Of(IPAddress? address, int places)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        var bytes = plain?.GetAddressBytes() ?? [];
        var hash = default(HashCode);
        hash.AddBytes(plain?.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, NetworkBytes) : bytes);
        return (int)((uint)hash.ToHashCode() % (uint)places);
    }
}

using System.Net;
using System.Net.Sockets;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Netralitas.Platform.Identity;

namespace Netralitas.Platform.Limiting;

/// <summary>Whose limits a call counts against.</summary>
/// <param name="Name">The account, or the place of a stranger's address in a table of fixed size.</param>
/// <param name="IsAccount">Whether it is known who calls.</param>
/// <param name="IsStream">Whether it is a stream.</param>
internal readonly record struct CallerKey(string Name, bool IsAccount, bool IsStream)
{
    // However many addresses strangers have, there are no more buckets than this for them; two of them may now and then share one.
    private const int AddressesMax = 65_536;
    // What one subscriber of IPv6 is given to choose addresses from.
    private const int NetworkBytes = 8;

    /// <summary>The key of a call.</summary>
    /// <param name="http">The call.</param>
    /// <param name="caller">Who makes it; null for a stranger.</param>
    public static CallerKey Of(HttpContext http, Caller? caller)
    {
        var isStream = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type is not (null or MethodType.Unary);
        return caller is not null
            ? new CallerKey($"{caller.OfficeId} {caller.Subject}", IsAccount: true, isStream)
            : new CallerKey(PlaceOf(http.Connection.RemoteIpAddress), IsAccount: false, isStream);
    }

    private static string PlaceOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var bytes = address.GetAddressBytes();
        var hash = default(HashCode);
        hash.AddBytes(address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6 ? bytes.AsSpan(0, NetworkBytes) : bytes);
        return ((uint)hash.ToHashCode() % AddressesMax).ToString();
    }
}

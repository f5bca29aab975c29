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

    /// <summary>The key of a call.</summary>
    /// <param name="http">The call.</param>
    /// <param name="caller">Who makes it; null for a stranger.</param>
    public static CallerKey Of(HttpContext http, Caller? caller)
    {
        var isStream = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type is not (null or MethodType.Unary);
        return caller is not null
            ? new CallerKey($"{caller.OfficeId} {caller.Subject}", IsAccount: true, isStream)
            : new CallerKey(AddressPlace.Of(http.Connection.RemoteIpAddress, AddressesMax).ToString(), IsAccount: false, isStream);
    }
}

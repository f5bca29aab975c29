using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Identity;

namespace Netralitas.Cli.Connection;

/// <summary>Channels to services, and what every call on them carries.</summary>
internal static class Channels
{
    /// <summary>Longest that one call may take, its repeats among it.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    /// <summary>A channel to all replicas of a service.</summary>
    public static GrpcChannel Open(ServiceAddresses addresses, ClientTls? tls = null) => BalancedChannel.Open(addresses, tls: tls);

    /// <summary>Options of a call by the bearer of a token; null for one whose connection shows a certificate.</summary>
    /// <param name="token">The token.</param>
    /// <param name="forOffice">The office on whose behalf it is made; null for the caller's own.</param>
    /// <param name="cancel">Ends the call.</param>
    public static CallOptions Options(string? token, string? forOffice, CancellationToken cancel) =>
        new(MetadataOf(token, forOffice), TimeProvider.System.GetUtcNow().UtcDateTime + CallLimit, cancel);

    /// <summary>Options of a stream, which has no deadline.</summary>
    public static CallOptions StreamOptions(string? token, string? forOffice, CancellationToken cancel) => new(MetadataOf(token, forOffice), deadline: null, cancel);

    private static Metadata MetadataOf(string? token, string? forOffice)
    {
        var metadata = new Metadata();
        if (token is not null)
        {
            metadata.Add("authorization", "Bearer " + token);
        }

        if (forOffice is not null)
        {
            metadata.Add(ForOffice.Key, forOffice);
        }

        return metadata;
    }
}

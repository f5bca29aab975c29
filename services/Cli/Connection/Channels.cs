using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Platform.Clients;

namespace Netralitas.Cli.Connection;

/// <summary>Channels to services, and what every call on them carries.</summary>
internal static class Channels
{
    /// <summary>Longest that one call may take, its repeats among it.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    /// <summary>A channel to all replicas of a service.</summary>
    public static GrpcChannel Open(ServiceAddresses addresses, ClientTls? tls = null) => BalancedChannel.Open(addresses, tls: tls);

    /// <summary>Options of a call by the bearer of a token; null for one whose connection shows a certificate.</summary>
    public static CallOptions Options(string? token, CancellationToken cancel) =>
        new(MetadataOf(token), TimeProvider.System.GetUtcNow().UtcDateTime + CallLimit, cancel);

    /// <summary>Options of a stream, which has no deadline.</summary>
    public static CallOptions StreamOptions(string? token, CancellationToken cancel) => new(MetadataOf(token), deadline: null, cancel);

    private static Metadata MetadataOf(string? token) => token is null ? [] : new Metadata { { "authorization", "Bearer " + token } };
}

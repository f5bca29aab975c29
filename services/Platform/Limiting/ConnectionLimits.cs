using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Netralitas.Platform.Limiting;

/// <summary>What a connection may take up. Against resets, pings and settings without end the server defends itself.</summary>
internal static class ConnectionLimits
{
    private const double AgeSpread = 0.1;

    /// <summary>Sets the limits of all connections.</summary>
    public static void Set(this KestrelServerLimits server, Limits limits)
    {
        server.MaxConcurrentConnections = limits.Connections;
        server.MaxRequestHeaderCount = limits.Headers;
        server.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        server.Http2.MaxRequestHeaderFieldSize = limits.HeaderBytes;
        server.Http2.MaxStreamsPerConnection = limits.StreamsPerConnection;
    }

    /// <summary>Tells connections of an age to go, not all of those that began together at once: so callers spread over new replicas.</summary>
    public static void LimitAge(this ListenOptions listen, Limits limits, TimeProvider time) => listen.Use(next => async connection =>
    {
        var age = TimeSpan.FromSeconds(limits.ConnectionAgeSeconds * (1 + (AgeSpread * Random.Shared.NextDouble())));
        await using var end = time.CreateTimer(
            _ => connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose(), state: null, age, Timeout.InfiniteTimeSpan);
        await next(connection);
    });
}

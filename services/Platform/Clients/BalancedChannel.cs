using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Netralitas.Platform.Clients;

/// <summary>The one way to a service: every call goes to the next replica, and one that found its replica away goes to another.</summary>
/// <remarks>Only UNAVAILABLE is repeated: every mutation carries a request id, so that a repeated one takes effect once, and no other
/// error is better the second time. A stream is repeated only before its first message.</remarks>
public static class BalancedChannel
{
    /// <summary>How often one call is tried, the first time among it.</summary>
    public const int AttemptsMax = 5;

    // Half as many failures in a row end the repeating; each answered call gives one back.
    private const int RetriesSaved = 200;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DnsEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectionAgeMax = TimeSpan.FromMinutes(15);

    /// <summary>Opens a channel; nothing is connected until the first call.</summary>
    /// <param name="addresses">Where the replicas are.</param>
    /// <param name="attempts">How often one call may be tried, 1 to <see cref="AttemptsMax"/>.</param>
    /// <param name="tls">Whom to trust and what to show at encrypted addresses; null for the authorities of the system and nothing.</param>
    /// <param name="connectionAge">Age at which an encrypted connection takes no new calls, because a certificate that was replaced is shown on
    /// new connections only; null for 15 minutes.</param>
    public static GrpcChannel Open(ServiceAddresses addresses, int attempts = AttemptsMax, ClientTls? tls = null, TimeSpan? connectionAge = null)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var signs = new PeerSigns(TimeProvider.System);
        return GrpcChannel.ForAddress(addresses.Name ?? new Uri("static:///" + addresses.Replicas[0].Host), new GrpcChannelOptions
        {
            Credentials = addresses.Encrypted ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
            ServiceProvider = new ServiceCollection()
                .AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => addresses.ForBalancer()))
                .AddSingleton<ResolverFactory>(new DnsResolverFactory(DnsEvery))
                .AddSingleton<LoadBalancerFactory>(new InTurn(signs))
                .BuildServiceProvider(),
            // A peer that is frozen keeps its connections open: only a ping without an answer shows it.
            HttpHandler = new SignsHandler(signs, new SocketsHttpHandler
            {
                SslOptions = (tls ?? ClientTls.OfSystem).Options(),
                PooledConnectionLifetime = addresses.Encrypted ? connectionAge ?? ConnectionAgeMax : Timeout.InfiniteTimeSpan,
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = ConnectLimit,
                KeepAlivePingDelay = PingAfter,
                KeepAlivePingTimeout = PingLimit,
                KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            }),
            DisposeHttpClient = true,
            // The transport's own waits between attempts to connect are for a world where replicas are not replaced every day.
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
            MaxReconnectBackoff = TimeSpan.FromSeconds(1),
            ServiceConfig = new ServiceConfig
            {
                LoadBalancingConfigs = { InTurn.Config },
                MethodConfigs = { Retries(attempts) },
                // When most calls fail, repeating them all would keep down what is trying to come up.
                RetryThrottling = new RetryThrottlingPolicy { MaxTokens = RetriesSaved, TokenRatio = 1 },
            },
        });
    }

    /// <summary>Waits 0.1, 0.2, 0.4, 0.8 s, each at random down to nothing, which the client does by itself.</summary>
    private static MethodConfig Retries(int attempts) => attempts < 2 ? new() { Names = { MethodName.Default } } : new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = attempts,
            InitialBackoff = TimeSpan.FromMilliseconds(100),
            MaxBackoff = TimeSpan.FromSeconds(1),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };
}

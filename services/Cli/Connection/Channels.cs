using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Netralitas.Cli.Connection;

/// <summary>Opens channels to services.</summary>
internal static class Channels
{
    private const int AttemptsMax = 4;

    /// <summary>Longest that one call may take, its repeats among it.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    /// <summary>A channel that repeats a call only when the service was away: nothing else is safe or sensible to repeat.</summary>
    public static GrpcChannel Open(Uri address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        ServiceConfig = new ServiceConfig
        {
            MethodConfigs =
            {
                new MethodConfig
                {
                    Names = { MethodName.Default },
                    RetryPolicy = new RetryPolicy
                    {
                        MaxAttempts = AttemptsMax,
                        InitialBackoff = TimeSpan.FromMilliseconds(200),
                        MaxBackoff = TimeSpan.FromSeconds(2),
                        BackoffMultiplier = 2,
                        RetryableStatusCodes = { StatusCode.Unavailable },
                    },
                },
            },
        },
    });

    /// <summary>Options of a call by the bearer of a token.</summary>
    public static CallOptions Options(string token, CancellationToken cancel) =>
        new(new Metadata { { "authorization", "Bearer " + token } }, TimeProvider.System.GetUtcNow().UtcDateTime + CallLimit, cancel);
}

using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Telemetry;

namespace Netralitas.Platform.Limiting;

/// <summary>Stands before every call, before its message is read: how often, how many at once, for how long; and gives what the gRPC library
/// itself refuses a reason of ours.</summary>
internal sealed class CallGate : IDisposable
{
    // As the buckets are filled once a second, so is what a refused caller is told to wait.
    private static readonly TimeSpan RefillEvery = TimeSpan.FromSeconds(1);

    private readonly Callers _callers;
    private readonly Limits _limits;
    private readonly ILogger<CallGate> _log;
    private readonly PartitionedRateLimiter<CallerKey> _rate;
    private readonly PartitionedRateLimiter<CallerKey> _atOnce;

    public CallGate(Callers callers, Limits limits, ILogger<CallGate> log)
    {
        (_callers, _limits, _log) = (callers, limits, log);
        _rate = PartitionedRateLimiter.Create<CallerKey, CallerKey>(key => RateLimitPartition.GetTokenBucketLimiter(key with { IsStream = false }, Bucket));
        _atOnce = PartitionedRateLimiter.Create<CallerKey, CallerKey>(key => RateLimitPartition.GetConcurrencyLimiter(key, Places));
    }

    public void Dispose()
    {
        _rate.Dispose();
        _atOnce.Dispose();
    }

    /// <summary>Lets a call pass, or answers it with a refusal.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        var key = CallerKey.Of(http, _callers.Find(http));
        using var turn = _rate.AttemptAcquire(key);
        if (!turn.IsAcquired)
        {
            Refuse(http, LimitReasons.RateLimited);
            return;
        }

        using var place = _atOnce.AttemptAcquire(key);
        if (!place.IsAcquired)
        {
            Refuse(http, key.IsStream ? LimitReasons.TooManyStreams : LimitReasons.TooManyCalls);
            return;
        }

        CallTime.Limit(http.Request.Headers, _limits, key.IsStream);
        await next(http);
        if (RefusalHeaders.NameFault(http) is { } named)
        {
            Count(named);
            if (named == Reasons.Internal)
            {
                _log.LogError("{Method} could not be answered.", http.Request.Path);
            }
        }
    }

    private static void Refuse(HttpContext http, Reason reason)
    {
        http.Response.ContentType = "application/grpc";
        RefusalHeaders.Write(http.Response.Headers, Refusal.Of(reason));
        Count(reason);
    }

    private static void Count(Reason reason) => Meters.CallsTurnedAway.Add(1, new KeyValuePair<string, object?>("reason", reason.Code));

    private TokenBucketRateLimiterOptions Bucket(CallerKey key) => new()
    {
        TokensPerPeriod = key.IsAccount ? _limits.CallsPerSecond : _limits.StrangerCallsPerSecond,
        TokenLimit = key.IsAccount ? Math.Max(_limits.CallsBurst, _limits.CallsPerSecond) : Math.Max(_limits.StrangerCallsBurst, _limits.StrangerCallsPerSecond),
        ReplenishmentPeriod = RefillEvery,
    };

    private ConcurrencyLimiterOptions Places(CallerKey key) => new()
    {
        PermitLimit = !key.IsAccount ? _limits.StrangerCallsAtOnce : key.IsStream ? _limits.Streams : _limits.CallsAtOnce,
    };
}

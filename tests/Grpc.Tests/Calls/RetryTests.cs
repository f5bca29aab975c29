using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

/// <summary>Retries and hedging by the service config of the channel.</summary>
public sealed class RetryTests
{
    private readonly ConcurrentQueue<string?> attempts = new();

    [CallFact]
    public async Task A_call_that_fails_twice_succeeds_at_the_third_attempt()
    {
        await using var host = await EchoHost.StartAsync(FailingTimes(2, StatusCode.Unavailable));

        var response = await Client(host, Retrying).SayAsync(new SayRequest { Text = "halo" }, cancellationToken: Token);

        response.Text.ShouldBe("halo");
        attempts.ShouldBe([null, "1", "2"]);
    }

    [CallFact]
    public async Task It_is_given_up_after_the_last_attempt()
    {
        await using var host = await EchoHost.StartAsync(FailingTimes(int.MaxValue, StatusCode.Unavailable));

        var failure = await Should.ThrowAsync<RpcException>(
            Client(host, Retrying).SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.Unavailable);
        attempts.Count.ShouldBe(3);
    }

    [CallFact]
    public async Task Another_status_is_not_retried()
    {
        await using var host = await EchoHost.StartAsync(FailingTimes(2, StatusCode.FailedPrecondition));

        await Should.ThrowAsync<RpcException>(
            Client(host, Retrying).SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        attempts.Count.ShouldBe(1);
    }

    [CallFact]
    public async Task A_hedged_call_takes_the_first_answer()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = 0;
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = async (request, context) =>
            {
                if (Interlocked.Increment(ref calls) == 1)
                {
                    await UntilCancelledAsync(context.CancellationToken);
                    cancelled.SetResult();
                }

                return new SayResponse { Text = request.Text };
            },
        });

        var response = await Client(host, Hedging).SayAsync(new SayRequest { Text = "halo" }, cancellationToken: Token);

        response.Text.ShouldBe("halo");
        await cancelled.Task.WaitAsync(Token);
    }

    private static MethodConfig Retrying => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 3,
            InitialBackoff = TimeSpan.FromMilliseconds(1),
            MaxBackoff = TimeSpan.FromMilliseconds(5),
            BackoffMultiplier = 1.5,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };

    private static MethodConfig Hedging => new()
    {
        Names = { MethodName.Default },
        HedgingPolicy = new HedgingPolicy { MaxAttempts = 2, HedgingDelay = TimeSpan.FromMilliseconds(50) },
    };

    private static Echo.EchoClient Client(EchoHost host, MethodConfig config) =>
        new(host.Connect(channel => channel.ServiceConfig = new ServiceConfig { MethodConfigs = { config } }));

    private EchoMethods FailingTimes(int times, StatusCode code) => new()
    {
        Say = (request, context) =>
        {
            attempts.Enqueue(context.RequestHeaders.GetValue("grpc-previous-rpc-attempts"));
            return attempts.Count <= times
                ? throw new RpcException(new Status(code, ""))
                : Task.FromResult(new SayResponse { Text = request.Text });
        },
    };
}

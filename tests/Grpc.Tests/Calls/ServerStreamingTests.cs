using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class ServerStreamingTests
{
    [CallFact]
    public async Task All_responses_arrive_in_order()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);
        using var call = host.Client.Count(new CountRequest { UpTo = 1000 }, cancellationToken: Token);

        var numbers = new List<int>();
        await foreach (var response in call.ResponseStream.ReadAllAsync(Token))
        {
            numbers.Add(response.Number);
        }

        numbers.ShouldBe(Enumerable.Range(1, 1000));
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [CallFact]
    public async Task A_response_arrives_while_the_server_goes_on()
    {
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Count = async (_, responses, context) =>
            {
                await responses.WriteAsync(new CountResponse { Number = 1 });
                await received.Task.WaitAsync(context.CancellationToken);
            },
        });
        using var call = host.Client.Count(new CountRequest(), cancellationToken: Token);

        (await call.ResponseStream.MoveNext(Token)).ShouldBeTrue();
        call.ResponseStream.Current.Number.ShouldBe(1);
        received.SetResult();

        (await call.ResponseStream.MoveNext(Token)).ShouldBeFalse();
    }

    [CallFact]
    public async Task A_failure_arrives_after_the_responses_before_it()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Count = async (_, responses, context) =>
            {
                await responses.WriteAsync(new CountResponse { Number = 1 }, context.CancellationToken);
                throw new RpcException(new Status(StatusCode.OutOfRange, "terlalu lama"));
            },
        });
        using var call = host.Client.Count(new CountRequest(), cancellationToken: Token);

        (await call.ResponseStream.MoveNext(Token)).ShouldBeTrue();
        var failure = await Should.ThrowAsync<RpcException>(call.ResponseStream.MoveNext(Token));

        failure.StatusCode.ShouldBe(StatusCode.OutOfRange);
        call.GetStatus().Detail.ShouldBe("terlalu lama");
    }

    [CallFact]
    public async Task A_deadline_ends_a_stream_under_way()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync(Hanging(cancelled));
        using var call = host.Client.Count(new CountRequest(), deadline: In(2000), cancellationToken: Token);

        (await call.ResponseStream.MoveNext(Token)).ShouldBeTrue();
        var failure = await Should.ThrowAsync<RpcException>(call.ResponseStream.MoveNext(Token));

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await cancelled.Task.WaitAsync(Token);
    }

    [CallFact]
    public async Task Cancelling_a_read_ends_the_call()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync(Hanging(cancelled));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var call = host.Client.Count(new CountRequest(), cancellationToken: Token);
        (await call.ResponseStream.MoveNext(Token)).ShouldBeTrue();
        var read = call.ResponseStream.MoveNext(source.Token);

        await source.CancelAsync();

        (await Should.ThrowAsync<RpcException>(read)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await cancelled.Task.WaitAsync(Token);
    }

    /// <summary>Sends one response and then hangs until the call is cancelled.</summary>
    private static EchoMethods Hanging(TaskCompletionSource cancelled) => new()
    {
        Count = async (_, responses, context) =>
        {
            await responses.WriteAsync(new CountResponse { Number = 1 }, context.CancellationToken);
            await UntilCancelledAsync(context.CancellationToken);
            cancelled.SetResult();
        },
    };
}

using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

/// <summary>Deadlines and cancellation of calls with one request and one response; those of streams are with the streams.</summary>
public sealed class EndingEarlyTests
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [CallFact]
    public async Task A_deadline_ends_the_call_at_both_ends()
    {
        await using var host = await EchoHost.StartAsync(Hanging());

        var failure = await Should.ThrowAsync<RpcException>(
            host.Client.SayAsync(new SayRequest(), deadline: In(300), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await cancelled.Task.WaitAsync(Token);
    }

    [CallFact]
    public async Task A_deadline_that_has_passed_never_reaches_the_server()
    {
        await using var host = await EchoHost.StartAsync(Hanging());

        var failure = await Should.ThrowAsync<RpcException>(
            host.Client.SayAsync(new SayRequest(), deadline: In(-1), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        started.Task.IsCompleted.ShouldBeFalse();
    }

    [CallFact]
    public async Task Cancelling_the_token_ends_the_call_at_both_ends()
    {
        await using var host = await EchoHost.StartAsync(Hanging());
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var call = host.Client.SayAsync(new SayRequest(), cancellationToken: source.Token);
        await started.Task.WaitAsync(Token);

        await source.CancelAsync();

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await cancelled.Task.WaitAsync(Token);
    }

    [CallFact]
    public async Task Disposing_the_call_ends_it_at_both_ends()
    {
        await using var host = await EchoHost.StartAsync(Hanging());
        var call = host.Client.SayAsync(new SayRequest(), cancellationToken: Token);
        await started.Task.WaitAsync(Token);

        call.Dispose();

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await cancelled.Task.WaitAsync(Token);
    }

    private EchoMethods Hanging() => new()
    {
        Say = async (_, context) =>
        {
            started.SetResult();
            await UntilCancelledAsync(context.CancellationToken);
            cancelled.SetResult();
            return new SayResponse();
        },
    };
}

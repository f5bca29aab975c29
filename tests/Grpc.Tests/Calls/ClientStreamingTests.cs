using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class ClientStreamingTests
{
    [CallFact]
    public async Task All_requests_arrive_and_the_call_can_be_awaited()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);
        using var call = host.Client.Sum(cancellationToken: Token);

        foreach (var number in Enumerable.Range(1, 1000))
        {
            await call.RequestStream.WriteAsync(new SumRequest { Number = number }, Token);
        }

        await call.RequestStream.CompleteAsync();

        (await call).Total.ShouldBe(500_500);
    }

    [CallFact]
    public async Task A_request_arrives_while_the_stream_is_open()
    {
        var first = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Sum = async (requests, context) =>
            {
                (await requests.MoveNext(context.CancellationToken)).ShouldBeTrue();
                first.SetResult(requests.Current.Number);
                (await requests.MoveNext(context.CancellationToken)).ShouldBeFalse();
                return new SumResponse();
            },
        });
        using var call = host.Client.Sum(cancellationToken: Token);
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);

        await call.RequestStream.WriteAsync(new SumRequest { Number = 7 }, Token);

        (await first.Task.WaitAsync(Token)).ShouldBe(7);
        await call.RequestStream.CompleteAsync();
        await call;
    }

    [CallFact]
    public async Task The_server_may_refuse_before_the_stream_ends()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Sum = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "bukan kewenangan")),
        });
        using var call = host.Client.Sum(cancellationToken: Token);

        var failure = await Should.ThrowAsync<RpcException>(call.ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.PermissionDenied);
    }

    [CallFact]
    public async Task Disposing_the_call_breaks_the_servers_reading()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var broken = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Sum = async (requests, _) =>
            {
                await requests.MoveNext();
                started.SetResult();
                broken.SetResult(await Should.ThrowAsync<IOException>(requests.MoveNext()));
                return new SumResponse();
            },
        });
        var call = host.Client.Sum(cancellationToken: Token);
        await call.RequestStream.WriteAsync(new SumRequest(), Token);
        await started.Task.WaitAsync(Token);

        call.Dispose();

        (await broken.Task.WaitAsync(Token)).ShouldNotBeNull();
    }
}

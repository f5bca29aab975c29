using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class ChannelTests
{
    [CallFact]
    public async Task A_channel_connects_and_says_so()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);
        var channel = host.Connect();
        channel.State.ShouldBe(ConnectivityState.Idle);

        await channel.ConnectAsync(Token);

        channel.State.ShouldBe(ConnectivityState.Ready);
        channel.Target.ShouldBe(new Uri(host.Address).Authority);
    }

    [CallFact]
    public async Task A_channel_that_is_shut_down_makes_no_more_calls()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);
        var channel = host.Connect();
        await channel.ShutdownAsync();

        channel.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(async () =>
            await new Echo.EchoClient(channel).SayAsync(new SayRequest(), cancellationToken: Token));
    }

    [CallFact]
    public async Task One_channel_carries_many_calls_at_once()
    {
        const int calls = 200;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = async (request, context) =>
            {
                if (Interlocked.Increment(ref arrived) == calls)
                {
                    all.SetResult();
                }

                await all.Task.WaitAsync(context.CancellationToken);
                return new SayResponse { Text = request.Text };
            },
        });
        var client = new Echo.EchoClient(host.Connect(channel =>
            channel.HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true }));

        var responses = await Task.WhenAll(Enumerable.Range(0, calls)
            .Select(number => client.SayAsync(new SayRequest { Text = $"{number}" }, cancellationToken: Token).ResponseAsync));

        responses.Select(response => response.Text).ShouldBe(Enumerable.Range(0, calls).Select(number => $"{number}"));
    }
}

using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class MetadataOnTheWireTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 256).Select(number => (byte)number)];

    [CallFact]
    public async Task Request_headers_arrive_as_text_and_as_bytes()
    {
        var seen = new TaskCompletionSource<Metadata>();
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, context) =>
            {
                seen.SetResult(context.RequestHeaders);
                return Task.FromResult(new SayResponse());
            },
        });
        var headers = new Metadata { { "X-Office", "bawaslu-63.01" }, { "trace-bin", Bytes } };

        await host.Client.SayAsync(new SayRequest(), headers, cancellationToken: Token);

        var arrived = await seen.Task;
        arrived.GetValue("x-office").ShouldBe("bawaslu-63.01");
        arrived.GetValueBytes("trace-bin").ShouldBe(Bytes);
        arrived.Get("trace-bin").ShouldNotBeNull().IsBinary.ShouldBeTrue();
    }

    [CallFact]
    public async Task Response_headers_arrive_before_the_response()
    {
        var answer = new TaskCompletionSource<SayResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = async (_, context) =>
            {
                await context.WriteResponseHeadersAsync(new Metadata { { "served-by", "a" }, { "served-by-bin", Bytes } });
                return await answer.Task;
            },
        });
        using var call = host.Client.SayAsync(new SayRequest(), cancellationToken: Token);

        var headers = await call.ResponseHeadersAsync.WaitAsync(Token);

        headers.GetValue("served-by").ShouldBe("a");
        headers.GetValueBytes("served-by-bin").ShouldBe(Bytes);
        call.ResponseAsync.IsCompleted.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => call.GetStatus());
        answer.SetResult(new SayResponse());
        await call;
    }

    [CallFact]
    public async Task Trailers_arrive_after_the_response()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, context) =>
            {
                context.ResponseTrailers.Add("cost", "3");
                context.ResponseTrailers.Add("proof-bin", Bytes);
                return Task.FromResult(new SayResponse());
            },
        });
        using var call = host.Client.SayAsync(new SayRequest(), cancellationToken: Token);

        await call;

        call.GetTrailers().GetValue("cost").ShouldBe("3");
        call.GetTrailers().GetValueBytes("proof-bin").ShouldBe(Bytes);
    }

    [CallFact]
    public async Task Repeated_request_keys_arrive_as_one_entry_in_order()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, context) => Task.FromResult(new SayResponse
            {
                Text = context.RequestHeaders.GetAll("step").Single().Value,
            }),
        });
        var headers = new Metadata { { "step", "one" }, { "step", "two" } };

        var response = await host.Client.SayAsync(new SayRequest(), headers, cancellationToken: Token);

        response.Text.ShouldBe("one, two");
    }
}

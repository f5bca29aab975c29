using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class InterceptorTests
{
    private readonly ConcurrentQueue<string> seen = new();

    [CallFact]
    public async Task A_client_interceptor_stands_around_calls_of_every_shape()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);

        await CallEveryShapeAsync(new Echo.EchoClient(host.Connect().Intercept(new NotingClientInterceptor("client", seen))));

        seen.ShouldBe(
        [
            "client blocking", "client unary", "client answered", "client server stream", "client client stream", "client duplex",
        ]);
    }

    [CallFact]
    public async Task A_server_interceptor_stands_around_calls_of_every_shape()
    {
        await using var host = await EchoHost.StartAsync(
            EchoMethods.Plain, grpc => grpc.Interceptors.Add<NotingServerInterceptor>("server", seen));

        await CallEveryShapeAsync(host.Client);

        seen.ShouldBe(["server unary", "server unary", "server server stream", "server client stream", "server duplex"]);
    }

    [CallFact]
    public async Task Several_are_passed_in_the_order_given()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain, grpc =>
        {
            grpc.Interceptors.Add<NotingServerInterceptor>("third", seen);
            grpc.Interceptors.Add<NotingServerInterceptor>("fourth", seen);
        });
        var invoker = host.Connect().Intercept(new NotingClientInterceptor("first", seen), new NotingClientInterceptor("second", seen));

        new Echo.EchoClient(invoker).Say(new SayRequest(), cancellationToken: Token);

        seen.ShouldBe(["first blocking", "second blocking", "third unary", "fourth unary"]);
    }

    [CallFact]
    public async Task Headers_can_be_added_to_calls_of_every_shape()
    {
        await using var host = await EchoHost.StartAsync(
            EchoMethods.Plain, grpc => grpc.Interceptors.Add<HeaderNotingInterceptor>(seen));
        var invoker = host.Connect().Intercept(headers =>
        {
            headers.Add("office", "bawaslu-63.01");
            return headers;
        });

        await CallEveryShapeAsync(new Echo.EchoClient(invoker));

        seen.ShouldBe(Enumerable.Repeat("bawaslu-63.01", 5));
    }

    [CallFact]
    public async Task A_server_interceptor_can_refuse()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain, grpc => grpc.Interceptors.Add<RefusingInterceptor>());

        var failure = await Should.ThrowAsync<RpcException>(host.Client.SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.Unauthenticated);
        failure.Trailers.GetValue("reason").ShouldBe("TOKEN_MISSING");
    }

    private static async Task CallEveryShapeAsync(Echo.EchoClient client)
    {
        client.Say(new SayRequest(), cancellationToken: Token);
        await client.SayAsync(new SayRequest(), cancellationToken: Token);
        using var count = client.Count(new CountRequest(), cancellationToken: Token);
        (await count.ResponseStream.MoveNext(Token)).ShouldBeFalse();
        using var sum = client.Sum(cancellationToken: Token);
        await sum.RequestStream.CompleteAsync();
        await sum;
        using var chat = client.Chat(cancellationToken: Token);
        await chat.RequestStream.CompleteAsync();
        (await chat.ResponseStream.MoveNext(Token)).ShouldBeFalse();
    }

    private sealed class HeaderNotingInterceptor(ConcurrentQueue<string> seen) : NotingServerInterceptor("", seen)
    {
        protected override void Note(string shape, ServerCallContext context) =>
            Seen.Enqueue(context.RequestHeaders.GetValue("office") ?? "none");
    }

    private sealed class RefusingInterceptor : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new RpcException(new Status(StatusCode.Unauthenticated, ""), new Metadata { { "reason", "TOKEN_MISSING" } });
    }
}

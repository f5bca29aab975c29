using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;

namespace Netralitas.Grpc.Tests.Calls;

/// <summary>What the server does in one test; a method left out is unimplemented.</summary>
internal sealed class EchoMethods
{
    public UnaryServerMethod<SayRequest, SayResponse>? Say { get; init; }

    public ServerStreamingServerMethod<CountRequest, CountResponse>? Count { get; init; }

    public ClientStreamingServerMethod<SumRequest, SumResponse>? Sum { get; init; }

    public DuplexStreamingServerMethod<ChatRequest, ChatResponse>? Chat { get; init; }

    /// <summary>Every method answers what its name says.</summary>
    public static EchoMethods Plain { get; } = new()
    {
        Say = (request, _) => Task.FromResult(new SayResponse { Text = request.Text }),
        Count = async (request, responses, context) =>
        {
            for (var number = 1; number <= request.UpTo; number++)
            {
                await responses.WriteAsync(new CountResponse { Number = number }, context.CancellationToken);
            }
        },
        Sum = async (requests, context) =>
        {
            var total = 0;
            await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            {
                total += request.Number;
            }

            return new SumResponse { Total = total };
        },
        Chat = async (requests, responses, context) =>
        {
            await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
            {
                await responses.WriteAsync(new ChatResponse { Text = request.Text }, context.CancellationToken);
            }
        },
    };
}

/// <summary>Hands each call to what the test says.</summary>
internal sealed class EchoService(EchoMethods methods) : Echo.EchoBase
{
    public override Task<SayResponse> Say(SayRequest request, ServerCallContext context) =>
        methods.Say is { } say ? say(request, context) : base.Say(request, context);

    public override Task Count(CountRequest request, IServerStreamWriter<CountResponse> responseStream, ServerCallContext context) =>
        methods.Count is { } count ? count(request, responseStream, context) : base.Count(request, responseStream, context);

    public override Task<SumResponse> Sum(IAsyncStreamReader<SumRequest> requestStream, ServerCallContext context) =>
        methods.Sum is { } sum ? sum(requestStream, context) : base.Sum(requestStream, context);

    public override Task Chat(
        IAsyncStreamReader<ChatRequest> requestStream, IServerStreamWriter<ChatResponse> responseStream, ServerCallContext context) =>
        methods.Chat is { } chat ? chat(requestStream, responseStream, context) : base.Chat(requestStream, responseStream, context);
}

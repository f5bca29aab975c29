using Google.Protobuf;
using Grpc.Core;
using Netralitas.Grpc.Tests.Calls;
using Netralitas.Grpc.Tests.Protos;

namespace Netralitas.Grpc.Tests.Api;

public sealed class ServiceDefinitionTests
{
    private static readonly Method<SayRequest, SayResponse> Say = new(
        MethodType.Unary,
        "netralitas.grpc.tests.Echo",
        "Say",
        Marshallers.Create(message => message.ToByteArray(), SayRequest.Parser.ParseFrom),
        Marshallers.Create(message => message.ToByteArray(), SayResponse.Parser.ParseFrom));

    [Fact]
    public void A_definition_hands_over_its_methods_in_order()
    {
        var binder = new NotingBinder();

        Echo.BindService(new EchoService(EchoMethods.Plain)).BindService(binder);

        binder.Names.ShouldBe(["Unary Say", "ServerStreaming Count", "ClientStreaming Sum", "DuplexStreaming Chat"]);
    }

    [Fact]
    public void A_method_is_added_once()
    {
        UnaryServerMethod<SayRequest, SayResponse> handler = (_, _) => Task.FromResult(new SayResponse());
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(Say, handler);

        Should.Throw<ArgumentException>(() => builder.AddMethod(Say, handler));
    }

    [Fact]
    public void A_method_knows_its_path() => Say.FullName.ShouldBe("/netralitas.grpc.tests.Echo/Say");

    [Fact]
    public void A_client_without_a_channel_fails_unless_overridden() =>
        Should.Throw<NotSupportedException>(() => new ChannellessClient().Say(new SayRequest()));

    private sealed class ChannellessClient : Echo.EchoClient;

    private sealed class NotingBinder : ServiceBinderBase
    {
        public List<string> Names { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) => Note(method, handler);

        private void Note(IMethod method, Delegate? handler)
        {
            handler.ShouldNotBeNull();
            Names.Add($"{method.Type} {method.Name}");
        }
    }
}

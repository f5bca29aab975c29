using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

/// <summary>A message longer than a limit is refused with <see cref="StatusCode.ResourceExhausted"/>, wherever the limit is.</summary>
public sealed class LimitTests
{
    private const int LimitBytes = 1000;

    private static readonly SayRequest TooLong = new() { Text = new string('n', LimitBytes) };

    [CallFact]
    public async Task On_what_the_server_receives()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain, grpc => grpc.MaxReceiveMessageSize = LimitBytes);

        await ShouldBeExhausted(host.Client);
    }

    [CallFact]
    public async Task On_what_the_server_sends()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain, grpc => grpc.MaxSendMessageSize = LimitBytes);

        await ShouldBeExhausted(host.Client);
    }

    [CallFact]
    public async Task On_what_the_client_receives()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);

        await ShouldBeExhausted(new Echo.EchoClient(host.Connect(channel => channel.MaxReceiveMessageSize = LimitBytes)));
    }

    [CallFact]
    public async Task On_what_the_client_sends()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);

        await ShouldBeExhausted(new Echo.EchoClient(host.Connect(channel => channel.MaxSendMessageSize = LimitBytes)));
    }

    [CallFact]
    public async Task Shorter_messages_pass()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain, grpc => grpc.MaxReceiveMessageSize = LimitBytes);

        var response = await host.Client.SayAsync(new SayRequest { Text = new string('n', LimitBytes - 3) }, cancellationToken: Token);

        response.Text.Length.ShouldBe(LimitBytes - 3);
    }

    private static async Task ShouldBeExhausted(Echo.EchoClient client)
    {
        var failure = await Should.ThrowAsync<RpcException>(client.SayAsync(TooLong, cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }
}

using Grpc.Core;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class DuplexStreamingTests
{
    [CallFact]
    public async Task Requests_and_responses_take_turns()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);
        using var call = host.Client.Chat(cancellationToken: Token);

        foreach (var text in new[] { "satu", "dua", "tiga" })
        {
            await call.RequestStream.WriteAsync(new ChatRequest { Text = text }, Token);
            (await call.ResponseStream.MoveNext(Token)).ShouldBeTrue();
            call.ResponseStream.Current.Text.ShouldBe(text);
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(Token)).ShouldBeFalse();
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [CallFact]
    public async Task The_server_may_speak_first_and_end_first()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Chat = async (_, responses, context) =>
            {
                await responses.WriteAsync(new ChatResponse { Text = "selamat datang" }, context.CancellationToken);
                context.ResponseTrailers.Add("ended", "early");
            },
        });
        using var call = host.Client.Chat(cancellationToken: Token);

        (await call.ResponseStream.MoveNext(Token)).ShouldBeTrue();
        (await call.ResponseStream.MoveNext(Token)).ShouldBeFalse();

        call.GetTrailers().GetValue("ended").ShouldBe("early");
    }

    [CallFact]
    public async Task Disposing_the_call_cancels_the_server()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Chat = async (_, responses, context) =>
            {
                await responses.WriteAsync(new ChatResponse(), context.CancellationToken);
                await UntilCancelledAsync(context.CancellationToken);
                cancelled.SetResult();
            },
        });
        var call = host.Client.Chat(cancellationToken: Token);
        (await call.ResponseStream.MoveNext(Token)).ShouldBeTrue();

        call.Dispose();

        await cancelled.Task.WaitAsync(Token);
    }
}

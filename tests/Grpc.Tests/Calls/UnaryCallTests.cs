using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Grpc.Tests.Protos;
using static Netralitas.Grpc.Tests.Calls.Waiting;

namespace Netralitas.Grpc.Tests.Calls;

public sealed class UnaryCallTests
{
    [CallFact]
    public async Task An_awaited_call_gives_the_response()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);

        var response = await host.Client.SayAsync(new SayRequest { Text = "halo" }, cancellationToken: Token);

        response.Text.ShouldBe("halo");
    }

    [CallFact]
    public async Task A_blocking_call_gives_the_response()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);

        host.Client.Say(new SayRequest { Text = "halo" }, cancellationToken: Token).Text.ShouldBe("halo");
    }

    [CallFact]
    public async Task An_ended_call_has_the_status_OK()
    {
        await using var host = await EchoHost.StartAsync(EchoMethods.Plain);
        using var call = host.Client.SayAsync(new SayRequest(), cancellationToken: Token);

        await call;

        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
        call.GetTrailers().ShouldBeEmpty();
    }

    [CallFact]
    public async Task A_status_thrown_by_the_server_arrives_with_detail_and_trailers()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, _) => throw new RpcException(
                new Status(StatusCode.FailedPrecondition, "kasus sudah ditutup"),
                new Metadata { { "reason", "CASE_CLOSED" }, { "details-bin", [0, 1, 255] } }),
        });

        var failure = await Should.ThrowAsync<RpcException>(host.Client.SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        failure.Status.Detail.ShouldBe("kasus sudah ditutup");
        failure.Trailers.GetValue("reason").ShouldBe("CASE_CLOSED");
        failure.Trailers.GetValueBytes("details-bin").ShouldBe([0, 1, 255]);
    }

    [CallFact]
    public async Task A_status_set_by_the_server_arrives()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, context) =>
            {
                context.Status = new Status(StatusCode.NotFound, "tidak ada");
                return Task.FromResult(new SayResponse());
            },
        });

        var failure = await Should.ThrowAsync<RpcException>(host.Client.SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        failure.Status.StatusCode.ShouldBe(StatusCode.NotFound);
        failure.Status.Detail.ShouldBe("tidak ada");
    }

    [CallFact]
    public async Task Any_other_exception_is_unknown_and_does_not_leak_its_message()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, _) => throw new InvalidOperationException("rahasia"),
        });

        var failure = await Should.ThrowAsync<RpcException>(host.Client.SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.Unknown);
        failure.Status.Detail.ShouldNotContain("rahasia");
    }

    [CallFact]
    public async Task A_method_that_is_not_overridden_is_unimplemented()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods());

        var failure = await Should.ThrowAsync<RpcException>(host.Client.SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [CallFact]
    public async Task A_server_that_is_away_is_unavailable()
    {
        var host = await EchoHost.StartAsync(EchoMethods.Plain);
        var address = host.Address;
        await host.DisposeAsync();
        using var channel = GrpcChannel.ForAddress(address);

        var failure = await Should.ThrowAsync<RpcException>(
            new Echo.EchoClient(channel).SayAsync(new SayRequest(), cancellationToken: Token).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.Unavailable);
        failure.InnerException.ShouldBeSameAs(failure.Status.DebugException);
    }

    [CallFact]
    public async Task The_server_knows_method_host_peer_and_deadline()
    {
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, context) => Task.FromResult(new SayResponse
            {
                Text = $"{context.Method} {context.Host} {context.Deadline:O} {context.Peer} {context.AuthContext.IsPeerAuthenticated}",
            }),
        });
        var deadline = In(50_000);

        var response = await host.Client.SayAsync(new SayRequest(), deadline: deadline, cancellationToken: Token);

        var said = response.Text.Split(' ');
        said[0].ShouldBe("/netralitas.grpc.tests.Echo/Say");
        said[1].ShouldBe(new Uri(host.Address).Authority);
        DateTime.Parse(said[2], null, DateTimeStyles.RoundtripKind).ShouldBe(deadline, TimeSpan.FromSeconds(10));
        said[3].ShouldStartWith("ipv4:127.0.0.1:");
        said[4].ShouldBe("False");
    }

    [CallFact]
    public async Task Without_a_deadline_the_server_sees_the_end_of_time()
    {
        var deadline = new TaskCompletionSource<DateTime>();
        await using var host = await EchoHost.StartAsync(new EchoMethods
        {
            Say = (_, context) =>
            {
                deadline.SetResult(context.Deadline);
                return Task.FromResult(new SayResponse());
            },
        });

        await host.Client.SayAsync(new SayRequest(), cancellationToken: Token);

        (await deadline.Task).ShouldBe(DateTime.MaxValue);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.Health;
using Netralitas.Cli.Local;
using Netralitas.Platform.Clients;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Clients;

/// <summary>One client and several servers: who is called, and what a server's absence does to calls.</summary>
public sealed class BalancedChannelTests : IAsyncLifetime
{
    private const int Calls = 20;
    private static readonly TimeSpan NoticedWithin = TimeSpan.FromSeconds(10);

    private readonly List<(Answering Service, PeerServer Server)> _peers = [];

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            var answering = new Answering();
            _peers.Add((answering, await PeerServer.StartAsync(answering)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, server) in _peers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Calls_go_to_every_address_in_turn()
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse(Addresses));
        // On a busy machine many calls go to the first that is connected before the other is.
        await Eventually.Be(
            async () =>
            {
                await CallAsync(channel, 1);
                return _peers;
            }, peers => peers.TrueForAll(peer => !peer.Service.Methods.IsEmpty));
        var before = _peers.ConvertAll(peer => peer.Service.Methods.Count);

        await CallAsync(channel, Calls);

        _peers.Select((peer, i) => peer.Service.Methods.Count - before[i]).ShouldBe([Calls / 2, Calls / 2]);
    }

    [Fact]
    public async Task A_name_is_asked_of_the_DNS()
    {
        await CallAsync($"dns:///localhost:{_peers[0].Server.Port}");

        _peers[0].Service.Methods.Count.ShouldBe(Calls);
    }

    [Fact]
    public async Task Calls_succeed_while_one_address_has_nobody()
    {
        await CallAsync($"http://127.0.0.1:{FreePorts.Next()},{_peers[1].Server.Address}");

        _peers[1].Service.Methods.Count.ShouldBe(Calls);
    }

    [Fact]
    public async Task Only_UNAVAILABLE_is_repeated_and_not_for_ever()
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse(Addresses));
        var client = new HealthClient(channel);
        foreach (var (code, attempts) in new[] { (StatusCode.Unavailable, BalancedChannel.AttemptsMax), (StatusCode.Aborted, 1), (StatusCode.Internal, 1), (StatusCode.DeadlineExceeded, 1) })
        {
            var asked = code.ToString();
            (await Should.ThrowAsync<RpcException>(async () => await client.CheckAsync(new HealthCheckRequest { Service = asked }))).StatusCode.ShouldBe(code);
            _peers.Sum(peer => peer.Service.Methods.Count(service => service == asked)).ShouldBe(attempts, asked);
        }
    }

    [Fact]
    public async Task A_frozen_server_is_noticed_and_its_calls_go_to_the_other()
    {
        // The kernel accepts for it, as for a stopped process, and nobody ever reads.
        using var frozen = new TcpListener(IPAddress.Loopback, 0);
        frozen.Start();
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse($"http://127.0.0.1:{((IPEndPoint)frozen.LocalEndpoint).Port},{_peers[1].Server.Address}"));
        var client = new HealthClient(channel);
        await client.CheckAsync(new HealthCheckRequest());
        using var connected = await frozen.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var answers = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ =>
            client.CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow.AddSeconds(30)).ResponseAsync));

        TestContext.Current.TestOutputHelper!.WriteLine($"{answers.Length} calls in {watch.Elapsed.TotalSeconds} s");
        watch.Elapsed.ShouldBeLessThan(NoticedWithin);
    }

    private string Addresses => string.Join(',', _peers.Select(peer => peer.Server.Address));

    private static async Task CallAsync(string addresses)
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse(addresses));
        await CallAsync(channel, Calls);
    }

    private static async Task CallAsync(ChannelBase channel, int calls)
    {
        var client = new HealthClient(channel);
        for (var i = 0; i < calls; i++)
        {
            await client.CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow.AddSeconds(10));
        }
    }

    /// <summary>Answers what it is asked for, as a status, and notes it.</summary>
    private sealed class Answering : HealthBase
    {
        public ConcurrentQueue<string> Methods { get; } = new();

        public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
        {
            Methods.Enqueue(request.Service);
            return Enum.TryParse<StatusCode>(request.Service, out var code)
                ? throw new RpcException(new Status(code, "as asked"))
                : Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });
        }
    }
}

using System.Net.NetworkInformation;
using System.Text.Json;
using Grpc.Core;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Identity;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Npgsql;

namespace Netralitas.Network.Tests.Up;

/// <summary><c>netralitas up --replicas</c>: how many processes each service has, where they listen, and what a client sees of one's death.</summary>
public sealed class ReplicasTests : IDisposable
{
    private const int PortsOfReplica = 10;
    private const int Callers = 16;
    private const int CallsWhileKilled = 1600;
    private const int ReportersMax = 20;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(10);

    private readonly TestFolder _folder = new();

    private string Data => _folder.Path;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_replicas_share_the_calls_survive_the_death_of_either_and_become_one_again()
    {
        var portBase = FreePorts.Next(PortsOfReplica * 2) - 1;
        try
        {
            var two = await UpAsync("--port-base", $"{portBase}", "--replicas", "2", "--clock", World.Clock);
            two.ShouldBe([Line("cases", portBase + 1, portBase + 11), Line("agencies", portBase + 2, portBase + 12), Line("notifications", portBase + 3, portBase + 13), "ready"]);
            var network = LocalNetwork.Open(Data, portBase: null, clock: null);
            network.Replicas.ShouldBe(2);
            Pids().ShouldBe(LocalNetwork.ServiceNames.ToDictionary(name => name, name => $"{network.ProcessOf(name)!.Pid} {network.ProcessOf(name, replica: 1)!.Pid}"));
            File.Exists(Path.Combine(Data, "cases-1.log")).ShouldBeTrue();
            await ConnectionsFitAsync(network);

            await BothAnswerAndEitherMayDieAsync(network);
            await RotationOutlivesAReplicaAsync(network);

            (await UpAsync()).ShouldBe(two);
            var kept = network.ProcessOf("cases")!.Pid;
            (await UpAsync("--replicas", "1")).ShouldBe([Line("cases", portBase + 1), Line("agencies", portBase + 2), Line("notifications", portBase + 3), "ready"]);
            Pids().ShouldBe(LocalNetwork.ServiceNames.ToDictionary(name => name, name => $"{network.ProcessOf(name)!.Pid}"));
            network.ProcessOf("cases")!.Pid.ShouldBe(kept);
            network.ProcessOf("cases", replica: 1).ShouldBeNull();
        }
        finally
        {
            await RunAsync("down");
        }

        Pids().Values.ShouldAllBe(pids => pids.Length == 0);
    }

    [Fact]
    public async Task A_number_of_replicas_that_there_cannot_be_is_refused()
    {
        var refused = await RunAsync("up", "--replicas", "10");

        (refused.ExitCode, refused.Errors.Trim()).ShouldBe((2, "A service can have 1 to 9 replicas, not 10."));
    }

    /// <summary>What all replicas that there can be may take of the database is less than it gives.</summary>
    private static async Task ConnectionsFitAsync(LocalNetwork network)
    {
        await using var source = NpgsqlDataSource.Create(network.Postgres!.ConnectionString("cases"));
        await using var ask = source.CreateCommand("SELECT setting::int FROM pg_settings WHERE name = 'max_connections'");
        var given = (int)(await ask.ExecuteScalarAsync())!;
        var arguments = await File.ReadAllTextAsync($"/proc/{network.ProcessOf("agencies", replica: 1)!.Pid}/cmdline");
        arguments.ShouldContain($"Maximum Pool Size={LocalNetwork.ConnectionsOfReplica}");
        (LocalNetwork.ConnectionsOfReplica * LocalNetwork.ServiceNames.Count * NetworkPlan.ReplicasMax).ShouldBeLessThan(given);
    }

    private async Task BothAnswerAndEitherMayDieAsync(LocalNetwork network)
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse(network.AddressesOf("agencies")));
        var client = new ReferenceService.ReferenceServiceClient(channel);
        foreach (var victim in new[] { 0, 1 })
        {
            await CallAsync(client, () => Connected(network).ShouldBe([true, true]));
            await CallAsync(client, () => network.ProcessOf("agencies", victim)!.Kill());
            Connected(network).ShouldBe([victim != 0, victim != 1]);
            await network.StartServiceAsync("agencies", victim, _ => { }, CancellationToken.None);
            await network.ReadyAsync(CancellationToken.None);
        }
    }

    /// <summary>The vault gets a new key; the replica that is killed meanwhile leaves nothing half done, and the other ends the work.</summary>
    private async Task RotationOutlivesAReplicaAsync(LocalNetwork network)
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse(network.AddressesOf("cases")));
        var (cases, reporters) = (new CaseService.CaseServiceClient(channel), new ReporterService.ReporterServiceClient(channel));
        var raised = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => cases.RaiseCaseAsync(WithReporters(), As(Situation.All[0].RaisedBy, RoleWords.Business)).ResponseAsync));
        Task<GetKeyStatusResponse> StatusAsync() => reporters.GetKeyStatusAsync(new GetKeyStatusRequest(), As("bawaslu-ri", Roles.Administrator)).ResponseAsync;
        var before = (await StatusAsync()).ActiveKeyId;

        var rotating = RunAsync("keys", "rotate", "--address", network.AddressesOf("cases"));
        var begun = await Eventually.Be(StatusAsync, status => status.ActiveKeyId != before && status.Keys.Single(key => key.Id == status.ActiveKeyId).Records > 0);
        network.ProcessOf("cases", replica: 1)!.Kill();
        (await rotating).Demand().ShouldContain(": 0 records to go.");

        (await StatusAsync()).Keys.Single(key => key.Id == begun.ActiveKeyId).Records.ShouldBe(Callers * ReportersMax);
        await network.StartServiceAsync("cases", 1, _ => { }, CancellationToken.None);
        await network.ReadyAsync(CancellationToken.None);
        foreach (var reporter in raised.SelectMany(answer => answer.Reporters))
        {
            (await reporters.GetReportStatusAsync(new GetReportStatusRequest { ReceiptCode = reporter.ReceiptCode })).State.ShouldBe(CaseState.InitialStudy);
        }
    }

    private static RaiseCaseRequest WithReporters()
    {
        var request = Situation.All[0].NewRequest();
        request.Reporters.Add(Enumerable.Range(0, ReportersMax).Select(i => new NewReporter { Kind = ReporterKind.Reporter, Identity = new ReporterIdentity { Name = $"Pelapor {i}" } }));
        return request;
    }

    private Metadata As(string office, Roles roles) =>
        new() { { "authorization", "Bearer " + LocalIssuer.Open(Data).Mint(office, DateTimeOffset.UtcNow, roles) } };

    /// <summary>Calls, and does something to the network in the middle of it. Every call must succeed.</summary>
    private async Task CallAsync(ReferenceService.ReferenceServiceClient client, Action inTheMiddle)
    {
        var (issuer, done) = (LocalIssuer.Open(Data), 0);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            // Each has an account, and with it its own limit of calls.
            var headers = new Metadata { { "authorization", "Bearer " + issuer.Mint("bawaslu-63.01", DateTimeOffset.UtcNow, account: $"system-{caller}") } };
            for (var i = 0; i < CallsWhileKilled / Callers; i++)
            {
                await client.ListOfficesAsync(new ListOfficesRequest { PageSize = 1 }, headers, DateTime.UtcNow + CallLimit);
                if (Interlocked.Increment(ref done) == CallsWhileKilled / 2)
                {
                    inTheMiddle();
                }
            }
        }));
    }

    /// <summary>Whether this process is connected to each replica of Agencies.</summary>
    private static bool[] Connected(LocalNetwork network)
    {
        var connections = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections();
        return [.. Enumerable.Range(0, network.Replicas).Select(replica => Array.Exists(connections, connection =>
            connection.State == TcpState.Established && connection.RemoteEndPoint.Port == new Uri(network.AddressOf("agencies", replica)).Port))];
    }

    private static string Line(string service, params int[] ports) => $"{service,-13} {string.Join(',', ports.Select(port => $"http://127.0.0.1:{port}"))}";

    private async Task<string[]> UpAsync(params string[] options) =>
        (await RunAsync(["up", .. options])).Demand().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<ProgramEnd> RunAsync(params string[] arguments) =>
        ProgramRun.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Netralitas.Cli.dll"), .. arguments, "--data", Data], _folder.Path);

    private Dictionary<string, string> Pids()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "pids.json")));
        return LocalNetwork.ServiceNames.ToDictionary(name => name, name => string.Join(' ', file.RootElement.GetProperty(name).EnumerateArray().Select(pid => pid.GetInt32())));
    }
}

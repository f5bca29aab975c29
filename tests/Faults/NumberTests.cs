using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Identity;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Faults;

/// <summary>Numbers under concurrency and crashes: two processes of Cases give the numbers of one office while they are killed one after the other.</summary>
public sealed class NumberTests : IAsyncLifetime
{
    private const string Office = "bawaslu-63.01";
    private const int Callers = 8;
    private const int CasesMax = 200;
    private const int PortsOfNetwork = 20;
    private static readonly int[] KillsAfter = [40, 180, 320];
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan InsistLimit = TimeSpan.FromSeconds(40);

    private readonly TestFolder _folder = new();
    private LocalNetwork _network = null!;
    private GrpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _network = LocalNetwork.Open(_folder.Path, FreePorts.Next(PortsOfNetwork) - 1, World.Clock, replicas: 2);
        await _network.StartPostgresAsync(_ => { }, CancellationToken.None);
        await Task.WhenAll(StartAsync(0), StartAsync(1));
        _channel = BalancedChannel.Open(ServiceAddresses.Parse(_network.AddressesOf(Network.Cases)));
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _network.DownAsync(_ => { }, CancellationToken.None);
        _folder.Dispose();
    }

    [Fact]
    public async Task Receipts_and_registrations_of_one_office_have_no_gap_and_no_double_while_processes_are_killed()
    {
        var given = 0;
        async Task<Case> CountAsync(Func<CaseService.CaseServiceClient, CallOptions, Task<Case>> call)
        {
            var file = await InsistAsync(call);
            if (Array.IndexOf(KillsAfter, Interlocked.Increment(ref given)) is >= 0 and var kill)
            {
                _network.ProcessOf(Network.Cases, kill % 2)!.Kill();
                await StartAsync(kill % 2);
            }

            return file;
        }

        var files = (await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            var mine = new List<Case>();
            for (var i = 0; i < CasesMax / Callers; i++)
            {
                var raise = Finding();
                var raised = await CountAsync(async (client, options) => (await client.RaiseCaseAsync(raise, options)).Case);
                var register = new RegisterCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = raised.Id };
                mine.Add(await CountAsync(async (client, options) => (await client.RegisterCaseAsync(register, options)).Case));
            }

            return mine;
        }))).SelectMany(mine => mine).ToList();

        files.Select(file => file.ReceiptNumber.Text).Order().ShouldBe(Enumerable.Range(1, CasesMax).Select(n => $"{n:000}/TM/PB/Kab/63.01/X/2024"));
        files.Select(file => file.OfficialNumber.Text).Order().ShouldBe(Enumerable.Range(1, CasesMax).Select(n => $"{n:000}/Reg/TM/PB/Kab/63.01/X/2024"));
        (await new Ledger(_network).CountAsync(Network.Cases, "SELECT count(*) FROM case_file")).ShouldBe(CasesMax);
    }

    private Task StartAsync(int replica) => _network.StartServiceAsync(Network.Cases, replica, _ => { }, CancellationToken.None);

    /// <summary>Asks again, with the same request id, whenever nobody can say whether it took effect.</summary>
    private Task<Case> InsistAsync(Func<CaseService.CaseServiceClient, CallOptions, Task<Case>> call) => Eventually.Be(
        async () =>
        {
            try
            {
                var headers = new Metadata { { "authorization", "Bearer " + LocalIssuer.Open(_folder.Path).Mint(Office, DateTimeOffset.UtcNow, RoleWords.Business) } };
                return await call(new CaseService.CaseServiceClient(_channel), new CallOptions(headers, DateTime.UtcNow + CallLimit));
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Aborted or StatusCode.DeadlineExceeded)
            {
                return null!;
            }
        },
        file => file is not null, InsistLimit);

    private static RaiseCaseRequest Finding()
    {
        var request = Situation.All[0].NewRequest();
        (request.Kind, request.PlaceRegionCode, request.Contest) = (CaseKind.Finding, "63.01", Contracts.Common.V1.Contest.Regent);
        return request;
    }
}

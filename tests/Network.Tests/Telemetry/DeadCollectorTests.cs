using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Identity;
using Netralitas.Sandbox;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests.Telemetry;

/// <summary>Telemetry is for looking: when nobody takes it, the service serves all the same.</summary>
public sealed class DeadCollectorTests
{
    private const string Nowhere = "http://127.0.0.1:9";
    private const int Calls = 50;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task With_the_collector_away_the_service_serves_and_stops()
    {
        using var folder = new TestFolder();
        var settings = NetworkFolder.Open(folder.Path, World.Clock).SettingsWithSecrets;
        var port = FreePorts.Next();
        var process = ServiceProcess.StartDotnet(
            "cases", Path.Combine(AppContext.BaseDirectory, "Netralitas.Cases.dll"),
            [
                .. settings, $"--Listen=127.0.0.1:{port}", "--Storage:Engine=sqlite", $"--Storage:Connection=Data Source={folder.File("cases.db")}",
                "--Bus:Uri=amqp://guest:guest@127.0.0.1:9/", $"--Services:Agencies={Nowhere}",
            ],
            folder.File("cases.log"), new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Nowhere });
        try
        {
            using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
            var client = new CaseService.CaseServiceClient(channel);
            var token = new Metadata { { "authorization", "Bearer " + LocalIssuer.Open(folder.Path).Mint("bawaslu-63.01", DateTimeOffset.UtcNow) } };
            (await Eventually.Be(() => TryAsync(client, token), raised => raised)).ShouldBeTrue();

            for (var i = 0; i < Calls; i++)
            {
                var answer = await client.RaiseCaseAsync(Situation.All[0].NewRequest(), token, DateTime.UtcNow + CallLimit);
                answer.Case.HandlingOfficeId.ShouldBe("bawaslu-63.01");
            }

            (await process.StopAsync(StopLimit)).ShouldBeTrue(process.LogTail());
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<bool> TryAsync(CaseService.CaseServiceClient client, Metadata token)
    {
        try
        {
            await client.RaiseCaseAsync(Situation.All[0].NewRequest(), token, DateTime.UtcNow + CallLimit);
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return false;
        }
    }
}

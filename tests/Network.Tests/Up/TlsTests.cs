using System.Text.Json;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Platform.Identity;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests.Up;

/// <summary><c>netralitas up --tls</c>: the whole network over TLS, called by the command line as agencies' systems would.</summary>
public sealed class TlsTests : IDisposable
{
    private const string Handler = "bawaslu-63.01";
    private const string Personnel = "bkpsdm-63.72";
    private const string Stranger = "kpu-64.02";

    private readonly TestFolder _folder = new();
    private readonly int _portBase = FreePorts.Next(count: 3) - 1;

    private string Data => _folder.Path;

    private string Authority => Path.Combine(Data, "tls", "authority.pem");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_case_goes_through_the_network_by_certificate_and_by_token()
    {
        try
        {
            var up = (await RunAsync("up", "--tls", "--port-base", $"{_portBase}", "--clock", World.Clock, "--data", Data)).Demand();
            up.ShouldBe(string.Join('\n', [Line("cases", 1), Line("agencies", 2), Line("notifications", 3), $"{"--ca",-13} {Authority}", "ready", ""]));
            var (handler, stranger) = (await IssueAsync(Handler), await IssueAsync(Stranger));

            var caseId = await RaiseAsync(handler);
            await TaskArrivesAsync(caseId);
            await OnlyWhoHasToDoWithItSeesItAsync(caseId, handler, stranger);
            await WithoutTrustNobodyCallsAsync(handler);
            await ARevokedCertificateIsRefusedAsync(handler, caseId);
            await ASecondUpKeepsEverythingAsync(up);
        }
        finally
        {
            await RunAsync("down", "--data", Data);
        }
    }

    private async Task<string> RaiseAsync(string[] asHandler)
    {
        var raised = (await RunAsync(
        [
            "case", "raise", "--kind", "report", "--election", "pilkada-2024", "--contest", "regent", "--place", "63.01", "--act-date", "2024-10-10",
            "--known-date", "2024-10-12", "--person", "kind=civil-servant;employer=setda-63.72;post=Kepala bidang;act=Berorasi", "--json", .. To(1), .. asHandler,
        ])).Demand();
        return JsonDocument.Parse(raised).RootElement.GetProperty("case").GetProperty("id").GetString()!;
    }

    private async Task TaskArrivesAsync(string caseId)
    {
        var token = LocalIssuer.Open(Data).Mint(Personnel, TimeProvider.System.GetUtcNow());
        await Eventually.Be(
            async () => (await RunAsync(["task", "list", "--json", .. To(2), "--token", token])).Demand(),
            tasks => tasks.Contains(caseId, StringComparison.Ordinal) && tasks.Contains("identify-person", StringComparison.Ordinal));
    }

    /// <summary>For the stranger Cases asks Agencies, as itself and on the stranger's behalf.</summary>
    private async Task OnlyWhoHasToDoWithItSeesItAsync(string caseId, string[] asHandler, string[] asStranger)
    {
        (await RunAsync(["case", "get", caseId, .. To(1), .. asHandler])).Demand();

        var hidden = await RunAsync(["case", "get", caseId, .. To(1), .. asStranger]);
        hidden.ExitCode.ShouldBe(1, hidden.Errors);
        hidden.Errors.ShouldContain("[NOT_FOUND]");
    }

    private async Task WithoutTrustNobodyCallsAsync(string[] asHandler)
    {
        var untrusting = await RunAsync(["case", "list", "--address", $"https://127.0.0.1:{_portBase + 1}", .. asHandler]);

        untrusting.ExitCode.ShouldNotBe(0);
        untrusting.Errors.ShouldContain("--ca");
    }

    private async Task ARevokedCertificateIsRefusedAsync(string[] asHandler, string caseId)
    {
        (await RunAsync("certificate", "revoke", asHandler[1], "--data", Data)).Demand().ShouldStartWith("revoked ");

        await Eventually.Be(() => RunAsync(["case", "get", caseId, .. To(1), .. asHandler]), run => run.Errors.Contains("REVOKED", StringComparison.Ordinal));
    }

    private async Task ASecondUpKeepsEverythingAsync(string up)
    {
        var (authority, pid) = (await File.ReadAllTextAsync(Authority), LocalNetwork.Open(Data, null, null).ProcessOf("cases")!.Pid);

        (await RunAsync("up", "--data", Data)).Demand().ShouldBe(up);

        (await File.ReadAllTextAsync(Authority), LocalNetwork.Open(Data, null, null).ProcessOf("cases")!.Pid).ShouldBe((authority, pid));
    }

    private async Task<string[]> IssueAsync(string office) =>
        (await RunAsync("certificate", "issue", "--data", Data, "--agency", office, "--out", _folder.File("certificates"))).Demand().Trim().Split(' ');

    private string[] To(int service) => ["--address", $"https://127.0.0.1:{_portBase + service}", "--ca", Authority];

    private string Line(string service, int port) => $"{service,-13} https://127.0.0.1:{_portBase + port}";

    private Task<ProgramEnd> RunAsync(params string[] arguments) =>
        ProgramRun.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Netralitas.Cli.dll"), .. arguments], _folder.Path);
}

using Netralitas.Cli.Local;
using Netralitas.Support;

[assembly: AssemblyFixture(typeof(Netralitas.Cli.Tests.SandboxFixture))]

namespace Netralitas.Cli.Tests;

/// <summary>One sandbox for all tests that call a service; it lives on Monday 14 October 2024, 09:00 WITA.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly int _portBase = FreePorts.Next();
    private SandboxProcess _sandbox = null!;

    public string Folder => _folder.Path;

    /// <summary>Address of Cases.</summary>
    public string Cases => $"http://127.0.0.1:{_portBase + 1}";

    /// <summary>Address of Agencies.</summary>
    public string Agencies => $"http://127.0.0.1:{_portBase + 2}";

    public async ValueTask InitializeAsync() =>
        _sandbox = await SandboxProcess.ReadyAsync("--data", Folder, "--port-base", $"{_portBase}", "--clock", "2024-10-14T09:00+08:00x1");

    public ValueTask DisposeAsync()
    {
        _sandbox.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a command as an office.</summary>
    internal Task<CommandRun> RunAsync(string office, params string[] args) => RunAsync(["--agency", office], args);

    /// <summary>Runs a command as the account that these options of <c>token</c> name.</summary>
    internal async Task<CommandRun> RunAsync(string[] account, string[] args)
    {
        var service = (args[0] == "watch" ? args[1].TrimEnd('s') : args[0]) switch
        {
            "case" or "document" or "letter" or "statistics" => 1,
            "officer" when args[1] == "number" => 1,
            "notification" or "channel" or "contact" => 3,
            _ => 2,
        };
        var token = await CommandRun.OfAsync(["token", "--data", Folder, .. account]);
        token.Code.ShouldBe(0, token.Error);
        return await CommandRun.OfAsync([.. args, "--address", $"http://127.0.0.1:{_portBase + service}", "--token", token.Output.Trim()]);
    }

    /// <summary>Raises a report in Tanah Laut against someone of Banjarbaru.</summary>
    internal Task<CommandRun> RaiseAsync(params string[] more) => RunAsync("bawaslu-63.01",
    [
        "case", "raise", "--kind", "report", "--election", "pilkada-2024", "--contest", "regent", "--place", "63.01",
        "--act-date", "2024-10-10", "--known-date", "2024-10-12",
        "--person", "kind=civil-servant;employer=setda-63.72;post=Kepala bidang;act=Berorasi di panggung kampanye", .. more,
    ]);
}

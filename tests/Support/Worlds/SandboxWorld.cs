using Netralitas.Cli.Local;
using Netralitas.Cli.Up;

namespace Netralitas.Support.Worlds;

/// <summary>The sandbox as a process of its own, as <c>netralitas sandbox</c> starts it.</summary>
public class SandboxWorld : World
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    private readonly int _portBase = FreePorts.Next();
    private ServiceProcess? _process;
    private int _starts;

    public override void Kill(string service) => _process!.Kill();

    public override Task RestartAsync() => StartAsync();

    protected override async Task StartAsync()
    {
        if (_process?.IsRunning == true)
        {
            return;
        }

        var log = Folder.File($"sandbox-{++_starts}.log");
        _process = ServiceProcess.StartDotnet(
            "sandbox", Path.Combine(AppContext.BaseDirectory, "Netralitas.Cli.dll"),
            ["sandbox", "--data", Folder.Path, "--port-base", $"{_portBase}", "--clock", LegalClock], log);
        await Eventually.Be(
            () => Task.FromResult(File.Exists(log) ? File.ReadAllText(log) : ""),
            text => text.Split('\n').Contains("ready") || !_process.IsRunning, ReadyLimit);
        _process.IsRunning.ShouldBeTrue(_process.LogTail());
    }

    protected override Task StopAsync() => _process!.StopAsync(TimeSpan.FromSeconds(30));

    protected override string AddressesOf(string service) => $"http://127.0.0.1:{_portBase + 1 + LocalNetwork.ServiceNames.ToList().IndexOf(service)}";
}

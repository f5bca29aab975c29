using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Netralitas.Cli.Input;
using Netralitas.Cli.Local;
using Netralitas.Cli.Tokens;
using Netralitas.Sandbox;

namespace Netralitas.Cli.Sandbox;

/// <summary><c>sandbox</c>: the whole network in one process, until Ctrl-C.</summary>
internal sealed class SandboxCommand : Command
{
    private const string DataDefault = ".netralitas/sandbox";
    private const int PortBaseDefault = 7000;
    private const int PortMax = 65535;
    private static readonly string[] Services = ["cases", "agencies", "notifications"];
    private static readonly string[] Agencies = ["bawaslu-63.01", "bkpsdm-63.72", "kpu-63.01", "kesbangpol-63.01"];

    private readonly Option<string> _data = new("--data")
    {
        Description = "Data folder; made when it is missing, and what is in it goes on.", HelpName = "folder", DefaultValueFactory = _ => DataDefault,
    };

    private readonly Option<int> _portBase = new("--port-base")
    {
        Description = "Cases listens on this plus 1, Agencies plus 2, Notifications plus 3.", HelpName = "port", DefaultValueFactory = _ => PortBaseDefault,
    };

    private readonly Option<string> _clock = Inputs.Text("--clock", "clock",
        "Legal clock of a new folder: start instant, x, rate, such as 2024-10-14T09:00+08:00x60. Left out: that of the folder, or the real time.");

    public SandboxCommand()
        : base("sandbox", "Serves Cases, Agencies and Notifications in one process on 127.0.0.1 until Ctrl-C.")
    {
        Add(_data);
        Add(_portBase);
        Add(_clock);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var portBase = parsed.GetValue(_portBase);
        RequirePorts(portBase);
        var folder = OpenFolder(parsed.GetValue(_data)!, parsed.GetValue(_clock));
        try
        {
            await using var sandbox = await StartAsync(folder, portBase, cancel);
            Introduce(parsed.InvocationConfiguration.Output, folder, portBase);
            await sandbox.WaitForStopAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Told to stop while it started: that is no fault.
        }

        return ExitCode.Ok;
    }

    private static void RequirePorts(int portBase)
    {
        if (portBase < 0 || portBase > PortMax - Services.Length)
        {
            throw new UsageException("--port-base", $"must be 0 to {PortMax - Services.Length}");
        }

        for (var port = portBase + 1; port <= portBase + Services.Length; port++)
        {
            if (!FreePorts.IsFree(port))
            {
                throw new UsageException("--port-base", $"port {port} of 127.0.0.1 is taken, perhaps by another sandbox; stop it or choose another --port-base");
            }
        }
    }

    private static NetworkFolder OpenFolder(string path, string? clock)
    {
        try
        {
            return NetworkFolder.Open(path, clock);
        }
        catch (FormatException e)
        {
            throw new UsageException("--clock", e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("--data", $"'{path}' cannot be used as a data folder: {e.Message}");
        }
    }

    private static async Task<SandboxHost> StartAsync(NetworkFolder folder, int portBase, CancellationToken cancel)
    {
        try
        {
            return await SandboxHost.StartAsync(folder, portBase, cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new UsageException("--port-base", "one of its ports was just taken; choose another --port-base");
        }
    }

    private static void Introduce(TextWriter output, NetworkFolder folder, int portBase)
    {
        output.WriteLine($"Data in {folder.Path}");
        output.WriteLine($"Legal clock: {(folder.Clock.Length > 0 ? folder.Clock.Split('@')[0] : "the real time")}");
        for (var i = 0; i < Services.Length; i++)
        {
            output.WriteLine($"{Services[i],-14} http://127.0.0.1:{portBase + 1 + i}");
        }

        output.WriteLine($"Tokens, good for a day; more with ./netralitas token --data {folder.Path} --agency ID");
        foreach (var agency in Agencies)
        {
            output.WriteLine($"{agency,-17} {LocalTokens.Mint(folder.Path, agency)}");
        }

        output.WriteLine("ready");
        output.Flush();
    }
}

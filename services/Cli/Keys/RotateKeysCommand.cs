using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Cli.Tokens;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Sandbox;

namespace Netralitas.Cli.Keys;

/// <summary><c>keys rotate</c>: a new key for a sandbox or a local network, and waiting until everything lies under it.</summary>
internal sealed class RotateKeysCommand : ServiceCommand
{
    private const string Office = "bawaslu-ri";
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private readonly Option<string> _data = Inputs.Text("--data", "folder", "Data folder of the sandbox or local network.", required: true);

    public RotateKeysCommand()
        : base("rotate", "Adds a key to the ring of a sandbox or local network, makes it active, and shows progress until every record lies under it. "
            + "Ctrl-C ends the showing only: the services go on, and keys status tells how far they are.", ServiceAddress.Cases) => Add(_data);

    protected override bool NeedsToken => false;

    protected override async Task RunAsync(ServiceCall call, TextWriter output, bool json)
    {
        var folder = call.Value(_data);
        var options = Channels.Options(LocalTokens.Mint(folder, Office, Roles.Administrator), forOffice: null, call.Cancel);
        var client = new ReporterService.ReporterServiceClient(call.Invoker);
        // Whoever cannot show progress adds no key.
        await client.GetKeyStatusAsync(new GetKeyStatusRequest(), options);
        var key = NetworkFolder.AddKey(folder);
        using var timer = new PeriodicTimer(AskEvery);
        while (true)
        {
            options = Channels.Options(LocalTokens.Mint(folder, Office, Roles.Administrator), forOffice: null, call.Cancel);
            var status = await client.GetKeyStatusAsync(new GetKeyStatusRequest(), options);
            await output.WriteLineAsync(json ? ProtoJson.Line(status) : $"Key {key}: {status.PendingRecords} records to go.");
            if (status.ActiveKeyId == key && status.PendingRecords == 0)
            {
                return;
            }

            await timer.WaitForNextTickAsync(call.Cancel);
        }
    }
}

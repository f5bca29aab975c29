using Netralitas.Cli.Local;
using Netralitas.Cli.Up;

namespace Netralitas.Support.Worlds;

/// <summary>Three processes on a private PostgreSQL and RabbitMQ, as <c>netralitas up</c> starts them.</summary>
public sealed class ClusterWorld : World
{
    public LocalNetwork Network { get; private set; } = null!;

    public override void Kill(string service) => Network.ProcessOf(service)?.Kill();

    public override Task RestartAsync() => Network.UpAsync(_ => { }, CancellationToken.None);

    protected override async Task StartAsync()
    {
        Network = LocalNetwork.Open(Folder.Path, FreePorts.Next() + 1, Clock);
        await Network.UpAsync(_ => { }, CancellationToken.None);
    }

    protected override Task StopAsync() => Network.DownAsync(_ => { }, CancellationToken.None);

    protected override string AddressOf(string service) => Network.AddressOf(service);
}

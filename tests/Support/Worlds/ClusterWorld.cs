using Netralitas.Cli.Local;
using Netralitas.Cli.Up;

namespace Netralitas.Support.Worlds;

/// <summary>Three processes on a private PostgreSQL and RabbitMQ, as <c>netralitas up</c> starts them.</summary>
public sealed class ClusterWorld : World
{
    public LocalNetwork Network { get; private set; } = null!;

    /// <summary>Starts without RabbitMQ; <see cref="RestartAsync"/> brings it.</summary>
    public bool WithoutBroker { get; init; }

    public override void Kill(string service) => Network.ProcessOf(service)?.Kill();

    public override Task RestartAsync() => Network.UpAsync(_ => { }, CancellationToken.None);

    protected override async Task StartAsync()
    {
        Network = LocalNetwork.Open(Folder.Path, FreePorts.Next() + 1, Clock);
        if (!WithoutBroker)
        {
            await RestartAsync();
            return;
        }

        await Network.StartPostgresAsync(_ => { }, CancellationToken.None);
        foreach (var service in LocalNetwork.ServiceNames)
        {
            await Network.StartServiceAsync(service, _ => { }, CancellationToken.None);
        }

        await Network.ReadyAsync(CancellationToken.None);
    }

    protected override Task StopAsync() => Network.DownAsync(_ => { }, CancellationToken.None);

    protected override string AddressOf(string service) => Network.AddressOf(service);
}

using Netralitas.Cli.Local;
using Netralitas.Cli.Up;

namespace Netralitas.Support.Worlds;

/// <summary>The three services as processes on a private PostgreSQL and RabbitMQ, as <c>netralitas up</c> starts them.</summary>
public sealed class ClusterWorld : World
{
    private const int PortsOfReplica = 10;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);

    public LocalNetwork Network { get; private set; } = null!;

    /// <summary>Starts without RabbitMQ; <see cref="RestartAsync()"/> brings it.</summary>
    public bool WithoutBroker { get; init; }

    /// <summary>Folder of the services' programs; null for those that were built with the tests.</summary>
    public string? Programs { get; init; }

    /// <summary>Further settings of every service, as <c>--Section:Name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>How many processes each service has.</summary>
    public int Replicas { get; init; } = 1;

    public override void Kill(string service) => Kill(service, replica: 0);

    /// <summary>Kills the process of one replica, counted from 0, at one blow.</summary>
    public void Kill(string service, int replica) => Network.ProcessOf(service, replica)?.Kill();

    /// <summary>Freezes the process of one replica: its connections stay open and nothing answers.</summary>
    public void Pause(string service, int replica) => Network.ProcessOf(service, replica)!.Pause();

    /// <summary>Lets it go on.</summary>
    public void Resume(string service, int replica) => Network.ProcessOf(service, replica)!.Resume();

    public override Task RestartAsync() => Network.UpAsync(_ => { }, CancellationToken.None);

    /// <summary>Stops the services and starts them again at another time on the legal clock; broker and database know no such clock, and go on.</summary>
    public async Task RestartAsync(string clock)
    {
        await Task.WhenAll(LocalNetwork.ServiceNames.SelectMany(service => Enumerable.Range(0, Replicas).Select(replica => Network.ProcessOf(service, replica)))
            .OfType<ServiceProcess>().Select(process => process.StopAsync(StopLimit)));
        // A folder keeps to its clock; only a test makes time leap.
        File.Delete(Folder.File("legal-clock"));
        Network = LocalNetwork.Open(Folder.Path, portBase: null, clock, Replicas, Programs, settings: Settings);
        await RestartAsync();
    }

    protected override async Task StartAsync()
    {
        Network = LocalNetwork.Open(Folder.Path, FreePorts.Next(PortsOfReplica * Replicas) - 1, LegalClock, Replicas, Programs, settings: Settings);
        if (!WithoutBroker)
        {
            await RestartAsync();
            return;
        }

        await Network.StartPostgresAsync(_ => { }, CancellationToken.None);
        await Network.StartServicesAsync(_ => { }, CancellationToken.None);

        await Network.ReadyAsync(CancellationToken.None);
    }

    protected override Task StopAsync() => Network.DownAsync(_ => { }, CancellationToken.None);

    protected override string AddressesOf(string service) => Network.AddressesOf(service);
}

using System.Text.Json;
using Netralitas.Cli.Local;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Up;

/// <summary>Where the processes of a local network listen; chosen once and kept in its folder, so that what restarts is found again.</summary>
/// <param name="PortBase">Cases listens on this plus 1, Agencies plus 2, Notifications plus 3; each further replica ten higher.</param>
/// <param name="PostgresPort">Port of PostgreSQL.</param>
/// <param name="RabbitPort">Port of RabbitMQ.</param>
/// <param name="Replicas">How many processes each service has.</param>
/// <param name="Tls">Whether the services speak TLS, with certificates of the folder's own authority.</param>
public sealed record NetworkPlan(int PortBase, int PostgresPort, int RabbitPort, int Replicas = 1, bool Tls = false)
{
    /// <summary>Ports of a new network when none are asked for.</summary>
    public const int PortBaseDefault = 7100;

    /// <summary>Most processes that a service may have: their ports, and their connections to the database, are counted for these.</summary>
    public const int ReplicasMax = 9;

    private const string FileName = "network.json";
    private const int PortsOfReplica = 10;
    private const int PortAttemptsMax = 50;

    /// <summary>The plan of a folder; made the first time. The number of replicas may be changed later, the ports may not.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="portBase">Null for what the folder has.</param>
    /// <param name="replicas">1 to <see cref="ReplicasMax"/>; null for what the folder has.</param>
    /// <param name="tls">Whether a new network speaks TLS; one that is there stays as it is.</param>
    /// <exception cref="LocalServerException">The folder's network listens on other ports or speaks plaintext, or there cannot be so many replicas.</exception>
    public static NetworkPlan OpenOrCreate(string folder, int? portBase, int? replicas, bool tls)
    {
        if (replicas is < 1 or > ReplicasMax)
        {
            throw new LocalServerException($"A service can have 1 to {ReplicasMax} replicas, not {replicas}.");
        }

        var file = Path.Combine(folder, FileName);
        var kept = File.Exists(file) ? JsonSerializer.Deserialize<NetworkPlan>(File.ReadAllText(file))! : New(portBase ?? PortBaseDefault) with { Tls = tls };
        if (portBase is not null && portBase != kept.PortBase)
        {
            throw new LocalServerException($"The network in {folder} has --port-base {kept.PortBase}; leave --port-base out, or choose another --data.");
        }

        if (tls && !kept.Tls)
        {
            throw new LocalServerException($"The network in {folder} speaks plaintext; leave --tls out, or choose another --data.");
        }

        var plan = kept with { Replicas = replicas ?? kept.Replicas };
        WholeFile.Write(file, JsonSerializer.Serialize(plan));
        return plan;
    }

    /// <summary>The port of a replica.</summary>
    /// <param name="service">Place of the service among the three, from 0.</param>
    /// <param name="replica">From 0.</param>
    public int PortOf(int service, int replica) => PortBase + (PortsOfReplica * replica) + 1 + service;

    private static NetworkPlan New(int portBase) => new(portBase, PortOutside(portBase), PortOutside(portBase));

    /// <summary>A free port that no replica will want.</summary>
    private static int PortOutside(int portBase)
    {
        for (var attempt = 0; attempt < PortAttemptsMax; attempt++)
        {
            var port = FreePorts.Next();
            if (port < portBase || port > portBase + (PortsOfReplica * ReplicasMax))
            {
                return port;
            }
        }

        throw new LocalServerException($"No free port outside {portBase} to {portBase + (PortsOfReplica * ReplicasMax)} was found in {PortAttemptsMax} attempts.");
    }
}

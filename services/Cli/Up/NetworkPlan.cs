using System.Text.Json;
using Netralitas.Cli.Local;

namespace Netralitas.Cli.Up;

/// <summary>Where the processes of a local network listen; chosen once and kept in its folder, so that what restarts is found again.</summary>
/// <param name="PortBase">Cases listens on this plus 1, Agencies plus 2, Notifications plus 3.</param>
/// <param name="PostgresPort">Port of PostgreSQL.</param>
/// <param name="RabbitPort">Port of RabbitMQ.</param>
public sealed record NetworkPlan(int PortBase, int PostgresPort, int RabbitPort)
{
    private const string FileName = "network.json";

    /// <summary>The plan of a folder; made the first time.</summary>
    /// <exception cref="LocalServerException">The folder's network listens on other ports.</exception>
    public static NetworkPlan OpenOrCreate(string folder, int? portBase)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            var plan = new NetworkPlan(portBase ?? PortBaseDefault, FreePorts.Next(), FreePorts.Next());
            File.WriteAllText(file + ".new", JsonSerializer.Serialize(plan));
            File.Move(file + ".new", file);
        }

        var kept = JsonSerializer.Deserialize<NetworkPlan>(File.ReadAllText(file))!;
        return portBase is null || portBase == kept.PortBase
            ? kept
            : throw new LocalServerException($"The network in {folder} has --port-base {kept.PortBase}; leave --port-base out, or choose another --data.");
    }

    /// <summary>Ports of a new network when none are asked for.</summary>
    public const int PortBaseDefault = 7100;
}

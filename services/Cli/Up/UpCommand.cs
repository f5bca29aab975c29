using System.CommandLine;

namespace Netralitas.Cli.Up;

/// <summary><c>netralitas up</c>: starts the real network on this machine, or what is missing of it.</summary>
internal static class UpCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = DownCommand.Data();
        var portBase = new Option<int?>("--port-base")
        {
            Description = $"Cases listens on this plus 1, Agencies plus 2, Notifications plus 3, each further replica ten higher, on 127.0.0.1 only. Default {NetworkPlan.PortBaseDefault}; kept in the folder.",
        };
        var clock = new Option<string?>("--clock")
        {
            Description = "Legal clock: start instant, x, whole rate, such as 2024-10-14T09:00+08:00x60. Default the real time; kept in the folder.",
        };
        var replicas = new Option<int?>("--replicas")
        {
            Description = $"How many processes each service has, 1 to {NetworkPlan.ReplicasMax}. Default 1; kept in the folder. With another number, what is missing is started and what is too many stopped.",
        };
        var tls = new Option<bool>("--tls")
        {
            Description = "The services of a new network speak TLS, with certificates of a private authority in the folder; kept in the folder.",
        };
        var command = new Command("up", "Starts the three services on a private PostgreSQL and RabbitMQ, or what is missing of them, and returns when all are ready.")
        {
            data, portBase, clock, replicas, tls,
        };
        command.SetAction((parsed, cancel) => DownCommand.RunAsync(parsed.GetValue(data)!, async folder =>
        {
            var network = LocalNetwork.Open(folder, parsed.GetValue(portBase), parsed.GetValue(clock), parsed.GetValue(replicas), tls: parsed.GetValue(tls));
            await network.UpAsync(Console.Error.WriteLine, cancel);
            foreach (var service in LocalNetwork.ServiceNames)
            {
                Console.WriteLine($"{service,-13} {network.AddressesOf(service)}");
            }

            if (network.Authority is { } authority)
            {
                Console.WriteLine($"{"--ca",-13} {authority.CertificateFile}");
            }

            Console.WriteLine("ready");
        }));
        return command;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Netralitas.Cli.Local;

/// <summary>Finds loopback ports that nothing listens on.</summary>
/// <remarks>
/// The ports lie below those that the system hands to outgoing connections (32768 and up on Linux), so that a
/// connection made between finding a port and listening on it cannot take it.
/// </remarks>
public static class FreePorts
{
    private const int PortMin = 20_000;
    private const int PortMax = 32_000;
    private const int AttemptsMax = 200;
    private static readonly HashSet<int> Given = [];

    /// <summary>A free port, never the same twice in one process.</summary>
    /// <returns>A port number between 20000 and 31999.</returns>
    /// <exception cref="LocalServerException">None was found in a bounded number of attempts.</exception>
    public static int Next() => Next(count: 1);

    /// <summary>The first of some free ports in a row, none of them ever given twice in one process.</summary>
    /// <param name="count">How many, at most 100.</param>
    /// <exception cref="LocalServerException">None were found in a bounded number of attempts.</exception>
    public static int Next(int count)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var ports = Enumerable.Range(RandomNumberGenerator.GetInt32(PortMin, PortMax), count).ToList();
            lock (Given)
            {
                if (ports.TrueForAll(port => !Given.Contains(port) && IsFree(port)))
                {
                    Given.UnionWith(ports);
                    return ports[0];
                }
            }
        }

        throw new LocalServerException($"No {count} free loopback port(s) in a row between {PortMin} and {PortMax} in {AttemptsMax} attempts.");
    }

    /// <summary>Refuses a port that something listens on: whoever answered there would be taken for the server that we start.</summary>
    internal static void Demand(int port)
    {
        if (!IsFree(port))
        {
            throw new LocalServerException($"Port {port} of 127.0.0.1 is taken. Choose another, or stop the program that listens on it.");
        }
    }

    /// <summary>Whether nothing listens on this loopback port now.</summary>
    /// <param name="port">1 to 65535.</param>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        // Connections of a killed server linger for a minute; they do not keep its successor from listening.
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

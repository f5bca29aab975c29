using System.Net;
using System.Net.Sockets;

namespace Netralitas.Notifications.Delivering.Webhooks;

/// <summary>Connects to the addresses that a name had when they were checked: nobody asks for the name again in between.</summary>
/// <param name="allows">Whether an address is allowed.</param>
/// <param name="resolve">Gives the addresses of a name.</param>
internal sealed class PinnedConnections(Func<IPAddress, bool> allows, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private const int AddressesMax = 4;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="ForbiddenAddressException">One of the addresses is not allowed: then none is used.</exception>
    /// <exception cref="SocketException">None of them answers, or there is none.</exception>
    public async Task<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancel)
    {
        var addresses = await resolve(target.Host, cancel);
        if (!Array.TrueForAll(addresses, address => allows(address)))
        {
            throw new ForbiddenAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses.Length == 0 ? throw new SocketException((int)SocketError.HostNotFound) : addresses[..Math.Min(addresses.Length, AddressesMax)], target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads to an address that is not allowed. Which one it was is nobody's business.</summary>
internal sealed class ForbiddenAddressException() : Exception("The name leads to an address that is not allowed.");

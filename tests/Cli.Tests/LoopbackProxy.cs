using System.Net;
using System.Net.Sockets;

namespace Netralitas.Cli.Tests;

/// <summary>A way to a server on loopback.</summary>
internal abstract class LoopbackProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;

    /// <summary>A way to a port.</summary>
    protected LoopbackProxy(int port)
    {
        _port = port;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public IPEndPoint Here => (IPEndPoint)_listener.LocalEndpoint;

    public void Dispose() => _listener.Dispose();

    /// <summary>Carries what is said until the connection is to end.</summary>
    protected abstract Task CarryAsync(NetworkStream client, NetworkStream server);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _port);
                await CarryAsync(client.GetStream(), server.GetStream());
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // One side is gone: so is the connection.
            }
        }
    }
}

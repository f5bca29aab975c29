using System.Net;
using System.Net.Sockets;

namespace Netralitas.Cli.Tests;

/// <summary>A way to a server on loopback that breaks once, after so many bytes from the client; afterwards it holds.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private long _left;

    public CuttingProxy(string address, long bytes)
    {
        (_port, _left) = (new Uri(address).Port, bytes);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Whether it has broken.</summary>
    public bool WasCut => Interlocked.Read(ref _left) <= 0;

    public void Dispose() => _listener.Dispose();

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
            await server.ConnectAsync(IPAddress.Loopback, _port);
            await Task.WhenAny(CopyAsync(client, server, isCut: !WasCut), CopyAsync(server, client, isCut: false));
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool isCut)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var count && !(isCut && Interlocked.Add(ref _left, -count) <= 0))
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // One side is gone: so is the connection.
        }
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Netralitas.Cli.Tests.DeadLetters;

/// <summary>A way to a broker on loopback that breaks after so many frames of AMQP from each client: what the broker sees when a client is killed there.</summary>
internal sealed class FrameProxy : IDisposable
{
    private const int GreetingBytes = 8;
    private const int HeadBytes = 7;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly int _frames;

    public FrameProxy(int port, int frames)
    {
        (_port, _frames) = (port, frames);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

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
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _port);
                await Task.WhenAny(FramesAsync(client.GetStream(), server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // One side is gone: so is the connection.
            }
        }
    }

    private async Task FramesAsync(NetworkStream from, NetworkStream to)
    {
        var greeting = new byte[GreetingBytes];
        await from.ReadExactlyAsync(greeting);
        await to.WriteAsync(greeting);
        for (var frame = 0; frame < _frames; frame++)
        {
            var head = new byte[HeadBytes];
            await from.ReadExactlyAsync(head);
            // The payload, and one byte at its end.
            var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(3)) + 1];
            await from.ReadExactlyAsync(rest);
            await to.WriteAsync(head);
            await to.WriteAsync(rest);
        }
    }
}

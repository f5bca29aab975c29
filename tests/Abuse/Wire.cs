using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Netralitas.Abuse;

/// <summary>A connection whose every byte the test decides: frames of HTTP/2, right or wrong.</summary>
internal sealed class Wire : IDisposable
{
    /// <summary>What a connection of HTTP/2 begins with.</summary>
    public static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private const int Headers = 1;
    private const int Settings = 4;
    private const byte EndHeaders = 4;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public void Dispose() => _socket.Dispose();

    /// <summary>Connects.</summary>
    public async Task OpenAsync(Uri address, CancellationToken cancel) => await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port), cancel);

    /// <summary>Sends bytes.</summary>
    /// <returns>False when the other side has closed.</returns>
    public async Task<bool> SendAsync(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            for (var sent = 0; sent < bytes.Length;)
            {
                sent += await _socket.SendAsync(bytes.AsMemory(sent), cancel);
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Reads until the other side has said nothing for a while, or has closed.</summary>
    public async Task DrainAsync(TimeSpan silence, CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, cancel).AsTask().WaitAsync(silence, cancel) > 0)
            {
            }
        }
        catch (Exception e) when (e is TimeoutException or SocketException)
        {
            // It goes on and waits for more, or is closed: both are answers.
        }
    }

    /// <summary>A frame.</summary>
    public static byte[] Frame(int type, byte flags, int stream, byte[] payload)
    {
        var head = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(head, payload.Length << 8);
        (head[3], head[4]) = ((byte)type, flags);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), stream);
        return [.. head, .. payload];
    }

    /// <summary>What a well-behaved client says first.</summary>
    public static byte[] Greeting => [.. Preface, .. Frame(Settings, 0, 0, [])];

    /// <summary>The headers of a call, as literals.</summary>
    public static byte[] CallOf(int stream, string path, string token, byte flags = EndHeaders) => Frame(Headers, flags, stream,
        [.. Literal(":method", "POST"), .. Literal(":scheme", "http"), .. Literal(":path", path), .. Literal(":authority", "x"), .. Literal("content-type", "application/grpc"), .. Literal("te", "trailers"), .. Literal("authorization", token)]);

    /// <summary>One header that no table knows (HPACK, literal without indexing).</summary>
    public static byte[] Literal(string name, string value) => [0, .. Text(name), .. Text(value)];

    private static byte[] Text(string text)
    {
        const int Prefix = 127;
        var bytes = Encoding.ASCII.GetBytes(text);
        if (bytes.Length < Prefix)
        {
            return [(byte)bytes.Length, .. bytes];
        }

        var length = new List<byte> { Prefix };
        for (var left = bytes.Length - Prefix; ; left >>= 7)
        {
            length.Add((byte)(left < 128 ? left : (left & 127) | 128));
            if (left < 128)
            {
                return [.. length, .. bytes];
            }
        }
    }
}

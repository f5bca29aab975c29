using System.Buffers.Binary;
using System.Net.Sockets;

namespace Netralitas.Cli.Tests.DeadLetters;

/// <summary>A way to a broker on loopback that breaks after so many frames of AMQP from each client: what the broker sees when a client is killed there.</summary>
internal sealed class FrameProxy(int port, int frames) : LoopbackProxy(port)
{
    private const int GreetingBytes = 8;
    private const int HeadBytes = 7;

    protected override async Task CarryAsync(NetworkStream client, NetworkStream server) =>
        await await Task.WhenAny(FramesAsync(client, server), server.CopyToAsync(client));

    private async Task FramesAsync(NetworkStream from, NetworkStream to)
    {
        var greeting = new byte[GreetingBytes];
        await from.ReadExactlyAsync(greeting);
        await to.WriteAsync(greeting);
        for (var frame = 0; frame < frames; frame++)
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

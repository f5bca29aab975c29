using System.Net.Sockets;

namespace Netralitas.Cli.Tests;

/// <summary>A way to a server on loopback that breaks once, after so many bytes from the client; afterwards it holds.</summary>
internal sealed class CuttingProxy(string address, long bytes) : LoopbackProxy(new Uri(address).Port)
{
    private long _left = bytes;

    /// <summary>Where clients connect.</summary>
    public string Address => $"http://{Here}";

    /// <summary>Whether it has broken.</summary>
    public bool WasCut => Interlocked.Read(ref _left) <= 0;

    protected override async Task CarryAsync(NetworkStream client, NetworkStream server) =>
        await await Task.WhenAny(CopyAsync(client, server, isCut: !WasCut), CopyAsync(server, client, isCut: false));

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isCut)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var count && !(isCut && Interlocked.Add(ref _left, -count) <= 0))
        {
            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}

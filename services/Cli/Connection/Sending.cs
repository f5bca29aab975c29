using Grpc.Core;

namespace Netralitas.Cli.Connection;

/// <summary>What is written onto a stream of requests.</summary>
internal static class Sending
{
    /// <summary>Whether the stream took it; when it takes no more, its answer says why.</summary>
    public static async Task<bool> TakesAsync(Task write)
    {
        try
        {
            await write;
            return true;
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}

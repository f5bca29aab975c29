using System.Collections.Concurrent;
using System.Net;

namespace Netralitas.Platform.Clients;

/// <summary>
/// Which replicas gave no sign of life: those that take no connection, until the transport has noticed it, and those that accept
/// connections, as the kernel does for a frozen process, and answer nothing.
/// </summary>
/// <remarks>Such a replica gets one call in a while, so that it is found again when it is back. At most one entry for each address.</remarks>
internal sealed class PeerSigns(TimeProvider time)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<DnsEndPoint, DateTimeOffset> _askAgain = new();

    /// <summary>It answered.</summary>
    public void Answered(DnsEndPoint peer)
    {
        if (!_askAgain.IsEmpty)
        {
            _askAgain.TryRemove(peer, out _);
        }
    }

    /// <summary>It left a ping without an answer.</summary>
    public void Silent(DnsEndPoint peer) => _askAgain[peer] = time.GetUtcNow() + AskAgainAfter;

    /// <summary>It took no connection.</summary>
    public void Unreached(DnsEndPoint peer) => _askAgain[peer] = time.GetUtcNow() + ConnectAgainAfter;

    /// <summary>Whether a call may go there: always when it answered last, otherwise one call in a while.</summary>
    public bool MayCall(DnsEndPoint peer)
    {
        if (_askAgain.IsEmpty || !_askAgain.TryGetValue(peer, out var askAgain))
        {
            return true;
        }

        var now = time.GetUtcNow();
        return askAgain <= now && _askAgain.TryUpdate(peer, now + AskAgainAfter, askAgain);
    }
}

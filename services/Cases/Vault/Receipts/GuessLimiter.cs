using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Netralitas.Cases.Vault.Receipts;

/// <summary>Counts wrong receipt codes of the last ten minutes: by address, and altogether. For one process; nothing is kept.</summary>
/// <remarks>Addresses share a fixed number of places, so that no number of them takes more memory; a neighbour may bear another's guesses.</remarks>
internal sealed class GuessLimiter(VaultOptions options) : IDisposable
{
    private const int Places = 4096;
    private const int Ipv6NetworkBytes = 8;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly FixedWindowRateLimiter _all = new(Limit(options.FailuresAltogether));

    private readonly PartitionedRateLimiter<IPAddress?> _byAddress = PartitionedRateLimiter.Create<IPAddress?, int>(
        address => RateLimitPartition.GetFixedWindowLimiter(PlaceOf(address), _ => Limit(options.FailuresPerAddress)));

    /// <summary>Whether an address may try another code.</summary>
    public bool MayTry(IPAddress? address)
    {
        using var own = _byAddress.AttemptAcquire(address, permitCount: 0);
        using var all = _all.AttemptAcquire(permitCount: 0);
        return own.IsAcquired && all.IsAcquired;
    }

    /// <summary>Counts a wrong code. Where the limit is reached already, there is nothing left to count.</summary>
    public void CountFailure(IPAddress? address)
    {
        using var own = _byAddress.AttemptAcquire(address);
        using var all = _all.AttemptAcquire();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _all.Dispose();
        _byAddress.Dispose();
    }

    private static FixedWindowRateLimiterOptions Limit(int failures) => new() { PermitLimit = failures, Window = Window, QueueLimit = 0 };

    /// <summary>A household or a server has a whole IPv6 network of 64 bits: its addresses are one.</summary>
    private static int PlaceOf(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        var hash = new HashCode();
        hash.AddBytes(plain is null ? [] : plain.AddressFamily == AddressFamily.InterNetworkV6 ? plain.GetAddressBytes().AsSpan(0, Ipv6NetworkBytes) : plain.GetAddressBytes());
        return (int)((uint)hash.ToHashCode() % Places);
    }
}

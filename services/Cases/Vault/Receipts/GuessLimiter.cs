using System.Net;
using System.Threading.RateLimiting;
using Netralitas.Platform.Limiting;

namespace Netralitas.Cases.Vault.Receipts;

/// <summary>Counts wrong receipt codes of the last ten minutes: by address, and altogether. For one process; nothing is kept.</summary>
/// <remarks>Addresses share a fixed number of places, so that no number of them takes more memory; a neighbour may bear another's guesses.</remarks>
internal sealed class GuessLimiter(VaultOptions options) : IDisposable
{
    private const int Places = 4096;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly FixedWindowRateLimiter _all = new(Limit(options.FailuresAltogether));

    private readonly PartitionedRateLimiter<IPAddress?> _byAddress = PartitionedRateLimiter.Create<IPAddress?, int>(
        address => RateLimitPartition.GetFixedWindowLimiter(AddressPlace.Of(address, Places), _ => Limit(options.FailuresPerAddress)));

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
}

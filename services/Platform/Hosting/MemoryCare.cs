using Microsoft.Extensions.Hosting;

namespace Netralitas.Platform.Hosting;

/// <summary>Gives memory back when a rush is over.</summary>
/// <remarks>Of several services in one process the first sees to it. The runtime collects when much is allocated. After a rush little is, so that what the rush left would stay until the next one.</remarks>
internal sealed class MemoryCare(TimeProvider time) : BackgroundService
{
    /// <summary>What is worth a collection.</summary>
    private const long WorthBytes = 64 << 20;

    // At the end of a rush, and not in a lull of it: the collection stops everything for some tens of milliseconds.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private static int _isSeenTo;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Interlocked.Exchange(ref _isSeenTo, 1) == 1)
        {
            return;
        }

        try
        {
            await CareAsync(stoppingToken);
        }
        finally
        {
            // For the one that is started next.
            Volatile.Write(ref _isSeenTo, 0);
        }
    }

    /// <summary>Sees to it until it is stopped.</summary>
    internal async Task CareAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        var rush = new Rush(WorthBytes);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (rush.IsOver(GC.GetTotalAllocatedBytes()))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}

/// <summary>Tells when a process that allocated much allocates little.</summary>
/// <param name="worth">So much is a rush, in bytes.</param>
internal sealed class Rush(long worth)
{
    private const int Ebb = 4;
    private long _begin;
    private long _last;
    private long _most;

    /// <summary>Whether a rush has just ended: a quarter of what was allocated at its height, or less.</summary>
    /// <param name="allocated">What the process has allocated so far, asked in even intervals.</param>
    public bool IsOver(long allocated)
    {
        var grew = allocated - _last;
        (_last, _most) = (allocated, Math.Max(_most, grew));
        if (grew > _most / Ebb || allocated - _begin < worth)
        {
            return false;
        }

        (_begin, _most) = (allocated, 0);
        return true;
    }
}

using Netralitas.Platform.Errors;

namespace Netralitas.Cases.Statistics;

/// <summary>Lets a few statistics at a time be counted: each may keep a processor of the database busy for seconds.</summary>
/// <param name="waitMax">How long one waits for its turn.</param>
internal sealed class StatisticsTurns(TimeSpan waitMax) : IDisposable
{
    /// <summary>Most at a time in one process.</summary>
    public const int AtOnceMax = 4;

    private readonly SemaphoreSlim _free = new(AtOnceMax);

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    /// <summary>Waits for a turn; it ends when what is returned is disposed, once or several times.</summary>
    /// <exception cref="RefusalException">STATISTICS_BUSY.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancel) =>
        await _free.WaitAsync(waitMax, cancel) ? new Turn(_free) : throw Refusal.Of(StatisticsReasons.Busy).AsException();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private int _ends;

        public void Dispose()
        {
            if (Interlocked.Increment(ref _ends) == 1)
            {
                free.Release();
            }
        }
    }
}

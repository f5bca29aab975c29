namespace Netralitas.Platform.Hosting;

/// <summary>Waits longer after each failure, with jitter, so that many processes do not return at once.</summary>
public sealed class Backoff(TimeProvider time)
{
    private const double FirstMs = 100;
    private const double MostMs = 5000;

    /// <summary>Waits after the given failure, counted from 1: 0.1 s, 0.2 s ... at most 5 s, each less up to half at random.</summary>
    public Task WaitAsync(int failure, CancellationToken cancel)
    {
        var ms = Math.Min(MostMs, FirstMs * Math.Pow(2, Math.Min(failure, 10) - 1));
        return Task.Delay(TimeSpan.FromMilliseconds(ms * (1 - (Random.Shared.NextDouble() / 2))), time, cancel);
    }
}

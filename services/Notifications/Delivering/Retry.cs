using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>When what failed is tried again: later each time, each less up to half at random, so that many do not come back at once.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Most">At most.</param>
internal sealed record Retry(TimeSpan First, TimeSpan Most)
{
    private const int DoublingsMax = 30;

    /// <summary>How long to wait after so many failures in a row.</summary>
    /// <param name="failures">From 1.</param>
    /// <param name="chance">From 0 to below 1.</param>
    public Duration After(int failures, double chance)
    {
        var ms = Math.Min(Most.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, DoublingsMax)));
        return Duration.FromMilliseconds(ms * (1 - (chance / 2)));
    }
}

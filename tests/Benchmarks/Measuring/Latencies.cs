namespace Netralitas.Benchmarks.Measuring;

/// <summary>Percentiles of measured times, in milliseconds.</summary>
internal sealed record Latencies(int Count, double P50Ms, double P95Ms, double P99Ms)
{
    /// <summary>From times in any order.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static Latencies Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalMilliseconds).Order().ToArray();
        return sorted.Length == 0
            ? throw new InvalidOperationException("Nothing was measured.")
            : new Latencies(sorted.Length, At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99));
    }

    /// <summary>The smallest value that at least this part of all values does not exceed.</summary>
    private static double At(double[] sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}

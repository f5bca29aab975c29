using Netralitas.Benchmarks.Results;

namespace Netralitas.Benchmarks;

/// <summary>One piece of work, measured against its limit in the same run.</summary>
internal interface IRow
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured against what, in one line.</summary>
    string About { get; }

    /// <summary>Measures; each finding is told as soon as it is there.</summary>
    IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, CancellationToken cancel);
}

/// <summary>How a run goes.</summary>
/// <param name="Quick">A smoke test: short, and with less data. Its ratios say little.</param>
/// <param name="Tell">Hears of progress.</param>
internal sealed record BenchPlan(bool Quick, Action<string> Tell)
{
    /// <summary>How long everything runs before anything is measured.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 3 : 15);

    /// <summary>One of two values.</summary>
    public T Pick<T>(T full, T quick) => Quick ? quick : full;
}

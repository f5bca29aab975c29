using Netralitas.Benchmarks.Measuring;

namespace Netralitas.Benchmarks.Results;

/// <summary>One row of the report.</summary>
/// <param name="Row">Name of the row on the command line.</param>
/// <param name="What">What was measured.</param>
/// <param name="Unit">Unit of <paramref name="Measured"/> and <paramref name="Limit"/>.</param>
/// <param name="Measured">What came out.</param>
/// <param name="LimitName">What it is held against.</param>
/// <param name="Limit">What that came to in the same run.</param>
/// <param name="Goal">The ratio that is wanted.</param>
internal sealed record Finding(string Row, string What, string Unit, double Measured, string LimitName, double Limit, Goal Goal)
{
    /// <summary>Measured divided by limit.</summary>
    public double Ratio => Measured / Limit;

    /// <summary>Whether the goal is met; null where there is none.</summary>
    public bool? Met => Goal.IsMet(Ratio);

    /// <summary>The latencies behind it.</summary>
    public Latencies? Latencies { get; init; }

    /// <summary>The latencies of the limit.</summary>
    public Latencies? LimitLatencies { get; init; }

    /// <summary>What the processes used.</summary>
    public IReadOnlyList<ProcessUse> Processes { get; init; } = [];

    /// <summary>What else one must know to read it.</summary>
    public string Note { get; init; } = "";
}

/// <summary>The ratio that is wanted.</summary>
/// <param name="Least">It shall be at least this.</param>
/// <param name="Most">It shall be at most this.</param>
internal sealed record Goal(double? Least, double? Most)
{
    /// <summary>No goal: for information.</summary>
    public static readonly Goal None = new(null, null);

    /// <summary>At least a ratio.</summary>
    public static Goal AtLeast(double ratio) => new(ratio, null);

    /// <summary>At most a ratio.</summary>
    public static Goal AtMost(double ratio) => new(null, ratio);

    /// <summary>Whether a ratio will do; null where nothing is asked.</summary>
    public bool? IsMet(double ratio) => this == None ? null : !(ratio < Least) && !(ratio > Most);

    /// <inheritdoc/>
    public override string ToString() => Least is { } least ? $">= {least:0.##}" : Most is { } most ? $"<= {most:0.##}" : "-";
}

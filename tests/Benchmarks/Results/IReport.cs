using Netralitas.Benchmarks.Measuring;

namespace Netralitas.Benchmarks.Results;

/// <summary>Takes down what was found.</summary>
internal interface IReport
{
    /// <summary>Begins with what the disk can do.</summary>
    void Begin(Latencies diskSync);

    /// <summary>Adds a row.</summary>
    void Add(Finding finding);

    /// <summary>Ends.</summary>
    void End();
}

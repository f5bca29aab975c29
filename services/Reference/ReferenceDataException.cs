namespace Netralitas.Reference;

/// <summary>The reference files cannot be used. A service that gets it does not start.</summary>
/// <remarks>A <see cref="FormatException"/>, so that a host tells it to the operator as it tells any setting that it cannot read.</remarks>
/// <param name="problems">Every problem found, each as <c>file:line: reason</c>.</param>
public sealed class ReferenceDataException(IReadOnlyList<string> problems) : FormatException(
    $"{problems.Count} problem(s) in the reference files:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    /// <summary>Every problem found, each as <c>file:line: reason</c>, by file and line. Lines count from 1.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

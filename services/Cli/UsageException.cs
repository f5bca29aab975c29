namespace Netralitas.Cli;

/// <summary>Something on the command line is wrong, and nothing was done.</summary>
/// <param name="option">The option or argument, such as <c>--token</c>.</param>
/// <param name="advice">What is wrong and what to do.</param>
internal sealed class UsageException(string option, string advice) : Exception($"{option}: {advice}")
{
    /// <summary>The option or argument.</summary>
    public string Option { get; } = option;

    /// <summary>What is wrong and what to do.</summary>
    public string Advice { get; } = advice;
}

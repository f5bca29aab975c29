namespace Netralitas.Cli.Local;

/// <summary>A server or service on this machine could not be started, reached or stopped. The message says what to do.</summary>
public sealed class LocalServerException : Exception
{
    /// <summary>Says what went wrong and where to look.</summary>
    /// <param name="message">For people: one or two sentences, with the log's path where there is one.</param>
    /// <param name="cause">What was caught, if anything.</param>
    public LocalServerException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

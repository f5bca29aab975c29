namespace Netralitas.Cli;

/// <summary>Something other than a service of the network said no, or does not answer.</summary>
internal sealed class FailedException : Exception
{
    private FailedException(string code, string message, bool isAway)
        : base(message) => (Code, IsAway) = (code, isAway);

    /// <summary>What is wrong, for programs.</summary>
    public string Code { get; }

    /// <summary>Whether it could not be reached.</summary>
    public bool IsAway { get; }

    /// <summary>It said no.</summary>
    public static FailedException Refused(string code, string message) => new(code, message, isAway: false);

    /// <summary>It does not answer.</summary>
    public static FailedException Away(string message) => new("UNAVAILABLE", message, isAway: true);
}

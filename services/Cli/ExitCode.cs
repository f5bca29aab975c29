namespace Netralitas.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The service refused, or an expectation of the demo failed.</summary>
    public const int Refused = 1;

    /// <summary>The command line or a file is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The service does not answer.</summary>
    public const int Away = 3;

    /// <summary>Interrupted, as shells count it.</summary>
    public const int Interrupted = 130;
}

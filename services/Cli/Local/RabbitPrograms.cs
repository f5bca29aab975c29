using System.Text.RegularExpressions;

namespace Netralitas.Cli.Local;

/// <summary>The programs of an installed RabbitMQ.</summary>
internal static partial class RabbitPrograms
{
    /// <summary>The newest of Debian's versions, or what is on PATH.</summary>
    /// <param name="versionsFolder">Where Debian keeps a folder per version.</param>
    /// <param name="path">Where else to look; null for the variable PATH.</param>
    /// <remarks>Not Debian's <c>/usr/sbin/rabbitmq-server</c>: it changes the user and drops the environment.</remarks>
    /// <exception cref="LocalServerException">RabbitMQ is not installed.</exception>
    public static string FindServer(string versionsFolder = "/usr/lib/rabbitmq/lib", string? path = null)
    {
        var versions = Directory.Exists(versionsFolder) ? Directory.EnumerateDirectories(versionsFolder, "rabbitmq_server-*") : [];
        return versions
            .OrderByDescending(version => Version.TryParse(LeadingVersion().Match(Path.GetFileName(version)).Value, out var number) ? number : new Version())
            .Select(version => Path.Combine(version, "sbin", "rabbitmq-server"))
            .Concat(OnPath("rabbitmq-server", path))
            .FirstOrDefault(File.Exists)
            ?? throw new LocalServerException("RabbitMQ is not installed here. Install it, on Debian with: sudo apt-get install rabbitmq-server");
    }

    /// <summary>Erlang's port mapper, which RabbitMQ cannot do without.</summary>
    /// <param name="path">Where to look; null for the variable PATH.</param>
    /// <exception cref="LocalServerException">Erlang is not installed.</exception>
    public static string FindPortMapper(string? path = null) =>
        OnPath("epmd", path).FirstOrDefault(File.Exists)
        ?? throw new LocalServerException("Erlang's port mapper (epmd) is not on PATH. Install Erlang, on Debian with: sudo apt-get install rabbitmq-server");

    private static IEnumerable<string> OnPath(string name, string? path) =>
        (path ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name));

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex LeadingVersion();
}

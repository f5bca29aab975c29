using Netralitas.Platform.Clients;

namespace Netralitas.Cli.Connection;

/// <summary>Where a service is when nobody says otherwise.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Variable">Environment variable that names another address, or several.</param>
/// <param name="Default">Its address in a sandbox on the usual ports.</param>
internal sealed record ServiceAddress(string Name, string Variable, string Default)
{
    /// <summary>Cases.</summary>
    public static readonly ServiceAddress Cases = new("Cases", "NETRALITAS_CASES", "http://127.0.0.1:7001");

    /// <summary>Agencies: tasks, offices and regions.</summary>
    public static readonly ServiceAddress Agencies = new("Agencies", "NETRALITAS_AGENCIES", "http://127.0.0.1:7002");

    /// <summary>Notifications.</summary>
    public static readonly ServiceAddress Notifications = new("Notifications", "NETRALITAS_NOTIFICATIONS", "http://127.0.0.1:7003");

    /// <summary>All three.</summary>
    public static readonly IReadOnlyList<ServiceAddress> All = [Cases, Agencies, Notifications];

    /// <summary>Its name on the command line.</summary>
    public string Word => Name.ToLowerInvariant();

    /// <summary>The addresses to call.</summary>
    /// <param name="given">From the command line; null when not given.</param>
    /// <exception cref="UsageException">It is no address.</exception>
    public ServiceAddresses Choose(string? given)
    {
        var fromEnvironment = Environment.GetEnvironmentVariable(Variable);
        var (text, source) = given is not null ? (given, "--address")
            : !string.IsNullOrEmpty(fromEnvironment) ? (fromEnvironment, Variable)
            : (Default, "--address");
        return ServiceAddresses.TryParse(text, out var addresses)
            ? addresses
            : throw new UsageException(source, $"'{text}' is not an address; {ServiceAddresses.Forms}");
    }
}

using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Netralitas.Platform.Hosting;

/// <summary>Brings secrets in from where only the service can read them, and together with the settings they belong to.</summary>
/// <remarks>No message repeats what was given: part of a password that is written wrongly looks like anything.</remarks>
internal static class Secrets
{
    /// <summary>Takes every file of the folder <c>Secrets:Folder</c> as a setting: <c>Storage__Password</c> is <c>Storage:Password</c>. They win over all others.</summary>
    /// <exception cref="SettingException">There is no such folder, or it cannot be read.</exception>
    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        if (configuration["Secrets:Folder"] is not { Length: > 0 } folder)
        {
            return;
        }

        try
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Secrets:Folder", $"cannot read {folder} ({e.GetType().Name}); give a folder with a file for each secret, such as Storage__Password");
        }
    }

    /// <summary>The connection string of a PostgreSQL database with the password <c>Storage:Password</c>, if there is one.</summary>
    /// <exception cref="SettingException">It is none.</exception>
    public static string Connection(IConfiguration configuration, string connection)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connection);
            if (configuration["Storage:Password"] is { Length: > 0 } password)
            {
                settings.Password = password;
            }

            return settings.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            throw new SettingException("Storage:Connection", "is no connection string of PostgreSQL, such as Host=db;Database=cases;Username=cases, with the password in Storage:Password");
        }
    }

    /// <summary>The address of the broker with the password <c>Bus:Password</c>, if there is one.</summary>
    /// <exception cref="SettingException">It is no address.</exception>
    public static Uri Broker(IConfiguration configuration, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
        {
            throw new SettingException("Bus:Uri", "is no address such as amqp://user@host:5672, with the password in Bus:Password");
        }

        return configuration["Bus:Password"] is { Length: > 0 } password ? new UriBuilder(uri) { Password = Uri.EscapeDataString(password) }.Uri : uri;
    }
}

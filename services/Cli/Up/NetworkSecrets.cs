using Netralitas.Contracts.Events;
using Netralitas.Platform.Hosting;
using Netralitas.Sandbox;

namespace Netralitas.Cli.Up;

/// <summary>The secrets of a network's services, made once and kept: a folder for each service, as its setting <c>Secrets:Folder</c> takes it.</summary>
/// <param name="folder">Holds a folder for each service.</param>
internal sealed class NetworkSecrets(string folder)
{
    private const string Database = "Storage__Password";
    private const string Bus = BrokerDefinitionsCommand.PasswordFile;
    private const string HashKey = "Requests__HashKey";
    private const string DeliveryKey = "Delivery__SecretKey";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder of a service with all its secrets, for its owner only.</summary>
    public string FolderOf(string service)
    {
        KeptFile.Password(In(service, Database));
        KeptFile.Password(In(service, Bus));
        KeptFile.ReadOrCreate(In(service, HashKey), NetworkFolder.NewKey);
        if (service == Network.Notifications)
        {
            KeptFile.ReadOrCreate(In(service, DeliveryKey), NetworkFolder.NewKey);
        }

        return Path.Combine(folder, service);
    }

    /// <summary>Each service's password of its database.</summary>
    public IReadOnlyDictionary<string, string> DatabasePasswords(IEnumerable<string> services) =>
        services.ToDictionary(service => service, service => KeptFile.Password(In(service, Database)));

    /// <summary>Each service's password of the broker.</summary>
    public IReadOnlyDictionary<string, string> BusPasswords(IEnumerable<string> services) =>
        services.ToDictionary(service => service, service => KeptFile.Password(In(service, Bus)));

    private string In(string service, string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(folder, service), OwnerOnly).FullName, name);
}

using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Platform.Bus;

namespace Netralitas.Cli.Up;

/// <summary><c>broker-definitions</c>: what a RabbitMQ must hold for the network, for operators of one that <c>up</c> did not start.</summary>
internal sealed class BrokerDefinitionsCommand : Command
{
    /// <summary>Name of the file with a service's password of the broker, in the service's folder of secrets.</summary>
    public const string PasswordFile = "Bus__Password";

    private readonly Option<string> _secrets = Inputs.Text(
        "--secrets", "folder", $"Folder with a folder for each service ({string.Join(", ", RabbitDefinitions.Services)}), in it its password of the broker as the file {PasswordFile}.", required: true);

    private readonly Option<string> _virtualHost = Inputs.Text("--vhost", "name", "Virtual host that holds everything. Left out: /.");

    public BrokerDefinitionsCommand()
        : base("broker-definitions", "Prints what a RabbitMQ must import before the services start: their users and rights, exchanges, queues and bindings. Passwords are in it as salted hashes.")
    {
        Add(_secrets);
        Add(_virtualHost);
        SetAction(parsed =>
        {
            var passwords = RabbitDefinitions.Services.ToDictionary(service => service, service => Password(Path.Combine(parsed.GetValue(_secrets)!, service, PasswordFile)));
            parsed.InvocationConfiguration.Output.WriteLine(RabbitDefinitions.Json(passwords, virtualHost: parsed.GetValue(_virtualHost) ?? "/"));
            return ExitCode.Ok;
        });
    }

    private static string Password(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n') is { Length: > 0 } password ? password : throw new UsageException("--secrets", $"'{file}' is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("--secrets", $"cannot read '{file}': {e.Message}");
        }
    }
}

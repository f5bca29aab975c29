using System.CommandLine;
using Netralitas.Cli.Input;
using Netralitas.Cli.Up;
using Netralitas.Platform.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Netralitas.Cli.DeadLetters;

/// <summary>The options by which a command says which broker, and as whom.</summary>
internal sealed class BrokerChoice
{
    private const string BrokerVariable = "NETRALITAS_BROKER";
    private const string PasswordVariable = "NETRALITAS_BROKER_PASSWORD";

    private readonly Option<string> _data = Inputs.Text("--data", "folder", "Data folder of a local network that up started: its broker, as its operator.");
    private readonly Option<string> _broker = Inputs.Text("--broker", "url", $"The broker as an operator's user, such as amqps://operator@broker:5671/. Left out: ${BrokerVariable}.");
    private readonly Option<string> _password = Inputs.Text("--password-file", "file", $"File with that user's password. Left out: ${PasswordVariable}.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_broker);
        command.Add(_password);
    }

    /// <summary>Connects.</summary>
    /// <exception cref="UsageException">None is named, or it is no address.</exception>
    /// <exception cref="FailedException">It does not answer, or refuses the user.</exception>
    public async Task<IConnection> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        var broker = AddressIn(parsed);
        try
        {
            return await RabbitConnections.OpenAsync(broker, "netralitas dead-letters", cancel);
        }
        catch (BrokerUnreachableException e)
        {
            throw e.InnerException is AuthenticationFailureException
                ? FailedException.Refused("ACCESS_REFUSED", $"The broker at {broker.Host}:{broker.Port} refuses this user or password.")
                : FailedException.Away($"The broker does not answer at {broker.Host}:{broker.Port}.");
        }
    }

    private Uri AddressIn(ParseResult parsed)
    {
        if (parsed.GetValue(_data) is { } folder)
        {
            return LocalNetwork.RabbitOf(folder)?.Uri ?? throw new UsageException("--data", $"no broker of a local network runs in '{folder}'; start it with ./netralitas up --data {folder}");
        }

        var text = parsed.GetValue(_broker) ?? Environment.GetEnvironmentVariable(BrokerVariable);
        if (string.IsNullOrEmpty(text))
        {
            throw new UsageException("--broker", $"name the broker, or set {BrokerVariable}, or name a local network with --data");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
        {
            throw new UsageException("--broker", "this is no address such as amqps://operator@broker:5671/");
        }

        return PasswordIn(parsed) is { Length: > 0 } password ? new UriBuilder(uri) { Password = Uri.EscapeDataString(password) }.Uri : uri;
    }

    private string? PasswordIn(ParseResult parsed)
    {
        try
        {
            return parsed.GetValue(_password) is { } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : Environment.GetEnvironmentVariable(PasswordVariable);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("--password-file", $"cannot read it: {e.Message}");
        }
    }
}

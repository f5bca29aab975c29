using RabbitMQ.Client;

namespace Netralitas.Platform.Bus;

/// <summary>Connections to the broker for a moment, beside the bus.</summary>
public static class RabbitConnections
{
    /// <summary>Opens one; it does not come back by itself.</summary>
    /// <param name="broker">The broker, with user and password.</param>
    /// <param name="name">What the broker shows it as.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">Nobody answers, or the user or password is refused.</exception>
    public static Task<IConnection> OpenAsync(Uri broker, string name, CancellationToken cancel)
    {
        var factory = new ConnectionFactory { Uri = broker, RequestedConnectionTimeout = TimeSpan.FromSeconds(2), AutomaticRecoveryEnabled = false };
        if (RabbitTopology.IsEncrypted(broker))
        {
            // By default the name on the certificate would not be looked at.
            factory.Ssl.ServerName = broker.Host;
            factory.Ssl.AcceptablePolicyErrors &= ~RabbitTopology.EveryFault;
        }

        return factory.CreateConnectionAsync(name, cancel);
    }
}

using System.Net.Security;
using MassTransit;
using Netralitas.Contracts.Events;
using RabbitMQ.Client;

namespace Netralitas.Platform.Bus;

/// <summary>Exchanges, queues and bindings of the whole network. Every service declares all of it before it publishes.</summary>
/// <remarks>Names and arguments are those that MassTransit uses, so that both may declare them in any order.</remarks>
internal static class RabbitTopology
{
    /// <summary>Where messages go that kill their consumer again and again.</summary>
    public const string DeadLetters = "netralitas.dead-letters";

    /// <summary>What may be wrong with a broker's certificate; none of it is accepted.</summary>
    public const SslPolicyErrors EveryFault =
        SslPolicyErrors.RemoteCertificateNotAvailable | SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors;

    private const int DeliveriesMax = 50;

    /// <summary>Arguments of a service's queue: quorum, with a limit on deliveries and nothing dropped on the way to the dead letters.</summary>
    public static IReadOnlyDictionary<string, object> QueueArguments { get; } = new Dictionary<string, object>
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = DeliveriesMax,
        ["x-dead-letter-exchange"] = DeadLetters,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    /// <summary>Whether the broker is reached by TLS.</summary>
    public static bool IsEncrypted(Uri broker) => broker.Scheme == "amqps";

    /// <summary>Declares it all; declaring again changes nothing.</summary>
    public static async Task DeclareAsync(Uri broker, CancellationToken cancel)
    {
        var factory = new ConnectionFactory { Uri = broker, RequestedConnectionTimeout = TimeSpan.FromSeconds(2), AutomaticRecoveryEnabled = false };
        if (IsEncrypted(broker))
        {
            // By default the name on the certificate would not be looked at.
            factory.Ssl.ServerName = broker.Host;
            factory.Ssl.AcceptablePolicyErrors &= ~EveryFault;
        }

        await using var connection = await factory.CreateConnectionAsync("netralitas topology", cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        await channel.ExchangeDeclareAsync(DeadLetters, ExchangeType.Fanout, durable: true, cancellationToken: cancel);
        await channel.QueueDeclareAsync(DeadLetters, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancel);
        await channel.QueueBindAsync(DeadLetters, DeadLetters, "", cancellationToken: cancel);
        var arguments = QueueArguments.ToDictionary(pair => pair.Key, pair => (object?)pair.Value);
        foreach (var (service, facts) in Network.Subscriptions)
        {
            var queue = FactEndpoints.QueueOf(service);
            await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: cancel);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancel);
            await channel.QueueBindAsync(queue, queue, "", cancellationToken: cancel);
            foreach (var fact in facts)
            {
                var exchange = FactNames.Of(fact);
                await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: cancel);
                await channel.ExchangeBindAsync(queue, exchange, "", cancellationToken: cancel);
            }
        }
    }
}

/// <summary>The name of a fact's exchange.</summary>
internal sealed class FactNames : IEntityNameFormatter
{
    /// <summary>Name of the exchange of a fact, such as <c>netralitas.fact.CaseRaised</c>.</summary>
    public static string Of(Type fact) => "netralitas.fact." + fact.Name;

    public string FormatEntityName<T>() => Of(typeof(T));
}

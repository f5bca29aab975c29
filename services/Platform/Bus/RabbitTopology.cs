using System.Net.Security;
using MassTransit;
using Netralitas.Contracts.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Netralitas.Platform.Bus;

/// <summary>Exchanges, queues and bindings of the network. Each service declares its own part, and waits until the others' queues are there.</summary>
/// <remarks>Names and arguments are those that MassTransit uses, so that both may declare them in any order.</remarks>
internal static class RabbitTopology
{
    /// <summary>Where messages go that kill their consumer again and again. It belongs to the operator.</summary>
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

    /// <summary>Declares what a service owns; declaring again changes nothing.</summary>
    /// <param name="broker">The broker, with the service's user.</param>
    /// <param name="service">The service.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationInterruptedException">An exchange of a fact that it hears is not there yet, or the user may not.</exception>
    public static Task DeclareAsync(Uri broker, string service, CancellationToken cancel) =>
        OnChannelAsync(broker, channel => DeclareOwnAsync(channel, service, cancel), cancel);

    /// <summary>Declares what a service owns, and finds out whether everyone who hears anything has a queue.</summary>
    /// <param name="broker">The broker, with the service's user.</param>
    /// <param name="service">The service.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationInterruptedException">What another service or the operator must declare is not there yet, or the user may not.</exception>
    public static Task DemandAsync(Uri broker, string service, CancellationToken cancel) => OnChannelAsync(broker, async channel =>
    {
        await DeclareOwnAsync(channel, service, cancel);
        foreach (var queue in Network.Subscriptions.Keys.Select(FactEndpoints.QueueOf).Append(DeadLetters))
        {
            await channel.QueueDeclarePassiveAsync(queue, cancel);
        }
    }, cancel);

    private static async Task OnChannelAsync(Uri broker, Func<IChannel, Task> work, CancellationToken cancel)
    {
        await using var connection = await RabbitConnections.OpenAsync(broker, "netralitas topology", cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel);
        await work(channel);
    }

    private static async Task DeclareOwnAsync(IChannel channel, string service, CancellationToken cancel)
    {
        foreach (var fact in Network.Publications[service])
        {
            await channel.ExchangeDeclareAsync(FactNames.Of(fact), ExchangeType.Fanout, durable: true, cancellationToken: cancel);
        }

        var queue = FactEndpoints.QueueOf(service);
        await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: cancel);
        // Before the queue: the others take it for ready when they find it.
        foreach (var fact in Network.Subscriptions[service])
        {
            await channel.ExchangeBindAsync(queue, FactNames.Of(fact), "", cancellationToken: cancel);
        }

        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
            QueueArguments.ToDictionary(pair => pair.Key, pair => (object?)pair.Value), cancellationToken: cancel);
        await channel.QueueBindAsync(queue, queue, "", cancellationToken: cancel);
    }
}

/// <summary>The name of a fact's exchange.</summary>
internal sealed class FactNames : IEntityNameFormatter
{
    /// <summary>Name of the exchange of a fact, such as <c>netralitas.fact.CaseRaised</c>.</summary>
    public static string Of(Type fact) => "netralitas.fact." + fact.Name;

    public string FormatEntityName<T>() => Of(typeof(T).GenericTypeArguments is [var fact] ? fact : typeof(T));
}

using Netralitas.Contracts.Events;

namespace Netralitas.Platform.Bus;

/// <summary>The queues where messages end that no service could take.</summary>
public static class DeadLetterQueues
{
    /// <summary>Where the broker puts messages that killed their consumer again and again.</summary>
    public const string OfBroker = RabbitTopology.DeadLetters;

    private const string Error = "_error";
    private const string Skipped = "_skipped";

    /// <summary>All of them. Those of a service are there once it has put something into them.</summary>
    public static IReadOnlyList<string> All { get; } = [OfBroker, .. Network.Subscriptions.Keys.SelectMany(Of)];

    /// <summary>Where a service puts what it could not read, and what it has no use for.</summary>
    public static IReadOnlyList<string> Of(string service) => [FactEndpoints.QueueOf(service) + Error, FactEndpoints.QueueOf(service) + Skipped];

    /// <summary>The service's queue that a message in one of them came from; null when it is none that a service takes from.</summary>
    /// <param name="queue">Where it lies.</param>
    /// <param name="diedIn">The queue that the broker says it died in; null when it does not say.</param>
    public static string? HomeOf(string queue, string? diedIn) =>
        Network.Subscriptions.Keys.Select(FactEndpoints.QueueOf).FirstOrDefault(home => queue == OfBroker ? home == diedIn : queue == home + Error || queue == home + Skipped);
}

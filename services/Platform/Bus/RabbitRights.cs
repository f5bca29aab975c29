using System.Text.RegularExpressions;
using Netralitas.Contracts.Events;

namespace Netralitas.Platform.Bus;

/// <summary>What a service's user may do at the broker: three regular expressions over the names of exchanges and queues.</summary>
/// <param name="Configure">What it may declare and delete.</param>
/// <param name="Write">Exchanges that it may publish to, and what it may bind.</param>
/// <param name="Read">Queues that it may take from, and exchanges that it may bind to.</param>
internal sealed record RabbitRights(string Configure, string Write, string Read)
{
    /// <summary>The rights of a service: its own queues, and the exchanges of the facts that it publishes; to hear the others' it may bind to their exchanges.</summary>
    public static RabbitRights Of(string service)
    {
        // Each is an exchange and a queue.
        string[] own = [FactEndpoints.QueueOf(service), .. DeadLetterQueues.Of(service), .. Network.Publications[service].Select(FactNames.Of)];
        return new RabbitRights(
            Any(own),
            // A queue with dead letters can be declared only by who may write there.
            Any([.. own, RabbitTopology.DeadLetters]),
            Any([.. own, .. Network.Subscriptions[service].Select(FactNames.Of)]));
    }

    private static string Any(IEnumerable<string> names) => $"^({string.Join('|', names.Select(Regex.Escape))})$";
}

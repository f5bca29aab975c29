using System.Collections.Frozen;
using System.Reflection;
using MassTransit;
using Netralitas.Contracts.Events;

namespace Netralitas.Platform.Bus;

/// <summary>Packs facts into messages, and connects those that a service hears to its sink.</summary>
internal static class FactEndpoints
{
    /// <summary>How many messages a service takes in at once.</summary>
    public const int InFlightMax = 64;

    private static readonly FrozenDictionary<Type, Func<IReadOnlyList<Delivery>, object>> Packs =
        Network.Facts.Values.ToFrozenDictionary(fact => fact, fact => Generic(nameof(Pack), fact).CreateDelegate<Func<IReadOnlyList<Delivery>, object>>());

    /// <summary>Name of a service's queue.</summary>
    public static string QueueOf(string service) => "netralitas." + service;

    /// <summary>The message that carries facts of one kind.</summary>
    public static object MessageOf(IReadOnlyList<Delivery> facts) => Packs[facts[0].Fact.GetType()](facts);

    /// <summary>Adds a handler for each fact that the sink's service hears.</summary>
    public static void Connect(IReceiveEndpointConfigurator endpoint, FactSink sink)
    {
        endpoint.PrefetchCount = InFlightMax;
        endpoint.ConcurrentMessageLimit = InFlightMax;
        foreach (var fact in Network.Subscriptions[sink.Service])
        {
            Generic(nameof(Hear), fact).Invoke(null, [endpoint, sink]);
        }
    }

    private static void Hear<T>(IReceiveEndpointConfigurator endpoint, FactSink sink)
        where T : class
    {
        endpoint.Handler<FactGroup<T>>(context => sink.TakeAsync([.. context.Message.Facts.Select(sent => new Delivery(sent.MessageId, sent.TraceParent, sent.Fact))]));
    }

    private static FactGroup<T> Pack<T>(IReadOnlyList<Delivery> facts)
        where T : class => new([.. facts.Select(fact => new SentFact<T>(fact.MessageId, fact.TraceParent, (T)fact.Fact))]);

    private static MethodInfo Generic(string method, Type fact) =>
        typeof(FactEndpoints).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(fact);
}

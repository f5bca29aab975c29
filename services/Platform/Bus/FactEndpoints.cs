using System.Diagnostics;
using System.Reflection;
using MassTransit;
using Netralitas.Contracts.Events;

namespace Netralitas.Platform.Bus;

/// <summary>Connects the facts that a service hears to its sink.</summary>
internal static class FactEndpoints
{
    /// <summary>How many facts a service takes in at once.</summary>
    public const int InFlightMax = 64;

    private static readonly MethodInfo Generic = typeof(FactEndpoints).GetMethod(nameof(Hear), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Name of a service's queue.</summary>
    public static string QueueOf(string service) => "netralitas." + service;

    /// <summary>Adds a handler for each fact that the sink's service hears.</summary>
    public static void Connect(IReceiveEndpointConfigurator endpoint, FactSink sink)
    {
        endpoint.PrefetchCount = InFlightMax;
        endpoint.ConcurrentMessageLimit = InFlightMax;
        foreach (var fact in Network.Subscriptions[sink.Service])
        {
            Generic.MakeGenericMethod(fact).Invoke(null, [endpoint, sink]);
        }
    }

    private static void Hear<T>(IReceiveEndpointConfigurator endpoint, FactSink sink)
        where T : class
    {
        endpoint.Handler<T>(context => sink.TakeAsync(
            new Delivery(context.MessageId ?? throw new InvalidOperationException("A message without an id."), context.Message, Activity.Current?.Context ?? default)));
    }
}

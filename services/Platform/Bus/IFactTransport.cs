using System.Diagnostics;

namespace Netralitas.Platform.Bus;

/// <summary>Carries facts from the outbox to every service that hears them.</summary>
public interface IFactTransport
{
    /// <summary>Waits until the bus is up and every service's queue and bindings exist.</summary>
    Task WaitUntilReadyAsync(CancellationToken cancel);

    /// <summary>Publishes a fact; returns once it is safe with every service that hears it.</summary>
    /// <exception cref="UnroutableException">No queue took it: the row must stay.</exception>
    Task PublishAsync(Guid messageId, object fact, CancellationToken cancel);
}

/// <summary>No queue took a message.</summary>
public sealed class UnroutableException(string type) : Exception($"No queue takes {type}.");

/// <summary>A fact as it arrives at a service.</summary>
/// <param name="MessageId">Id of the message; the same when it is delivered again.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Cause">Trace of what caused it.</param>
public sealed record Delivery(Guid MessageId, object Fact, ActivityContext Cause);

/// <summary>Where a service takes its facts in.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="TakeAsync">Returns once the fact took effect or was set aside; only then may it be acknowledged.</param>
public sealed record FactSink(string Service, Func<Delivery, Task> TakeAsync);

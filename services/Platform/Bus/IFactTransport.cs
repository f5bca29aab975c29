namespace Netralitas.Platform.Bus;

/// <summary>Carries facts from the outbox to every service that hears them.</summary>
public interface IFactTransport
{
    /// <summary>Waits until the bus is up and every service's queue and bindings exist.</summary>
    Task WaitUntilReadyAsync(CancellationToken cancel);

    /// <summary>Publishes facts of one kind in one message; returns once they are safe with every service that hears them.</summary>
    /// <exception cref="UnroutableException">No queue took them: the rows must stay.</exception>
    Task PublishAsync(IReadOnlyList<Delivery> facts, CancellationToken cancel);
}

/// <summary>No queue took a message.</summary>
public sealed class UnroutableException(string type) : Exception($"No queue takes {type}.");

/// <summary>A fact as it leaves one service and arrives at others.</summary>
/// <param name="MessageId">Its id; the same when it is delivered again, in whichever message.</param>
/// <param name="TraceParent">W3C trace context of what sent it; null when nobody traces.</param>
/// <param name="Fact">The fact.</param>
public sealed record Delivery(Guid MessageId, string? TraceParent, object Fact);

/// <summary>Where a service takes its facts in.</summary>
/// <param name="Service">Name of the service.</param>
/// <param name="TakeAsync">Returns once each fact of a message took effect or was set aside; only then may it be acknowledged.</param>
public sealed record FactSink(string Service, Func<IReadOnlyList<Delivery>, Task> TakeAsync);

namespace Netralitas.Contracts.Events;

/// <summary>A message of the bus: facts of one kind that are on their way together. What arrives together takes effect together.</summary>
/// <param name="Facts">At least one.</param>
public sealed record FactGroup<TFact>(IReadOnlyList<SentFact<TFact>> Facts)
    where TFact : class;

/// <summary>A fact on its way.</summary>
/// <param name="MessageId">By which a consumer knows it again: the same whenever it is sent, and with whichever others.</param>
/// <param name="TraceParent">W3C trace context of what sent it; null when nobody traces.</param>
/// <param name="Fact">The fact.</param>
public sealed record SentFact<TFact>(Guid MessageId, string? TraceParent, TFact Fact)
    where TFact : class;

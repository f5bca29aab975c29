using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Netralitas.Platform.Telemetry;

/// <summary>The product's own spans.</summary>
public static class Traces
{
    /// <summary>Name of the source.</summary>
    public const string Name = "Netralitas";

    /// <summary>The source.</summary>
    public static readonly ActivitySource Source = new(Name);
}

/// <summary>The product's own metrics.</summary>
public static class Meters
{
    /// <summary>The meter.</summary>
    public static readonly Meter Meter = new(Traces.Name);

    /// <summary>Facts confirmed by the bus.</summary>
    public static readonly Counter<long> FactsPublished = Meter.CreateCounter<long>("netralitas.outbox.published", "{fact}");

    /// <summary>Facts that took effect.</summary>
    public static readonly Counter<long> FactsHandled = Meter.CreateCounter<long>("netralitas.inbox.handled", "{fact}");

    /// <summary>Facts set aside; any is an alarm.</summary>
    public static readonly Counter<long> FactsParked = Meter.CreateCounter<long>("netralitas.inbox.parked", "{fact}");

    /// <summary>Calls refused before anybody looked at what they ask, by reason.</summary>
    public static readonly Counter<long> CallsTurnedAway = Meter.CreateCounter<long>("netralitas.calls.turned_away", "{call}");
}

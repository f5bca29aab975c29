using NodaTime;

namespace Netralitas.Platform.Inbox;

/// <summary>What became of a fact that was set aside.</summary>
public enum ParkedState
{
    /// <summary>It waits for an operator.</summary>
    Parked = 1,

    /// <summary>It was replayed and took effect.</summary>
    Replayed = 2,

    /// <summary>It was given up.</summary>
    Dropped = 3,
}

/// <summary>A fact that could not be handled: set aside with its cause, so that it blocks nothing behind it.</summary>
public sealed class ParkedRow
{
    /// <summary>Id of the message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Name of the fact.</summary>
    public required string Type { get; init; }

    /// <summary>The fact as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>W3C trace context of what caused it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The type of the last fault, a space, and its place; never the text of an exception, which may repeat data.</summary>
    public required string Error { get; set; }

    /// <summary>When it was first tried, real time.</summary>
    public required Instant FirstTryTime { get; init; }

    /// <summary>When it was last tried, real time.</summary>
    public required Instant LastTryTime { get; set; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; set; }

    /// <summary>When it was set aside, real time.</summary>
    public required Instant ParkTime { get; set; }

    /// <summary>What became of it. Whoever changes it must have seen it as it was: one operator wins.</summary>
    public ParkedState State { get; set; } = ParkedState.Parked;

    /// <summary>When it was replayed or dropped, real time.</summary>
    public Instant? EndTime { get; set; }

    /// <summary>The office whose operator did so.</summary>
    public string? EndOfficeId { get; set; }

    /// <summary>The operator's account.</summary>
    public string? EndAccount { get; set; }

    /// <summary>Why it was dropped.</summary>
    public string? EndReason { get; set; }

    /// <summary>What is kept of a fault.</summary>
    public static string ErrorOf(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return $"{fault.GetType().FullName} {fault.StackTrace}";
    }
}

namespace Netralitas.Reference;

/// <summary>The moment at which the clock of a task starts.</summary>
public enum ClockStart
{
    /// <summary>When the handling office received the report or information.</summary>
    Received = 1,

    /// <summary>When the violation became known to the supervisor.</summary>
    Known = 2,

    /// <summary>When the case, or the person in it, was recorded in the case file.</summary>
    Recorded = 3,

    /// <summary>When the task was given back.</summary>
    Returned = 4,

    /// <summary>When the task was opened.</summary>
    Opened = 5,
}

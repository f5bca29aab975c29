using NodaTime;

namespace Netralitas.Reference;

/// <summary>One day in the reckoning of a deadline.</summary>
/// <param name="Date">The day, in the time zone of the office that must act.</param>
/// <param name="Reason">Whether it counts, and why not.</param>
/// <param name="Number">Which day of the limit it is, from 1; 0 when it does not count.</param>
public sealed record ReckonedDay(LocalDate Date, DayReason Reason, int Number);

/// <summary>A time in which a clock stands still.</summary>
/// <param name="Start">From when.</param>
/// <param name="End">Until when, later than the start.</param>
public sealed record ClockPause(Instant Start, Instant End);

/// <summary>Whether a day counts, and why not. The numbers are those of the contract.</summary>
public enum DayReason
{
    /// <summary>It counts.</summary>
    Counts = 1,

    /// <summary>The clock started on it, and the rule leaves out the first day.</summary>
    StartDay = 2,

    /// <summary>Saturday or Sunday.</summary>
    Weekend = 3,

    /// <summary>National holiday (hari libur nasional).</summary>
    Holiday = 4,

    /// <summary>Collective leave (cuti bersama).</summary>
    CollectiveLeave = 5,

    /// <summary>The clock stood still when it began.</summary>
    Paused = 6,
}

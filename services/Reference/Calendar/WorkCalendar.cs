using NodaTime;
using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>Working days (hari kerja): Monday to Friday except national holidays and collective leave (cuti bersama).</summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<LocalDate, FreeDay> _free;
    private readonly FrozenSet<int> _years;

    internal WorkCalendar(IEnumerable<FreeDay> free)
    {
        _free = free.ToFrozenDictionary(day => day.Date);
        _years = _free.Keys.Select(day => day.Year).ToFrozenSet();
    }

    /// <summary>Whether the holidays of a year are known.</summary>
    public bool Covers(int year) => _years.Contains(year);

    /// <summary>Whether a day is a working day.</summary>
    /// <exception cref="CalendarYearMissingException">The holidays of its year are not known.</exception>
    public bool IsWorkingDay(LocalDate day)
    {
        if (!Covers(day.Year))
        {
            throw new CalendarYearMissingException(day.Year);
        }

        return !IsWeekend(day) && !_free.ContainsKey(day);
    }

    /// <summary>The name of a holiday or collective leave, in Indonesian; null for any other day.</summary>
    public string? NameOf(LocalDate day) => _free.GetValueOrDefault(day)?.Name;

    /// <summary>Why a day that is no working day is none; a holiday on a weekend is a weekend.</summary>
    internal DayReason WhyFree(LocalDate day) => IsWeekend(day) ? DayReason.Weekend
        : _free[day].IsCollectiveLeave ? DayReason.CollectiveLeave : DayReason.Holiday;

    private static bool IsWeekend(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}

/// <summary>A day on which nobody works.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsCollectiveLeave">Collective leave rather than a national holiday.</param>
/// <param name="Name">Its name, in Indonesian.</param>
internal sealed record FreeDay(LocalDate Date, bool IsCollectiveLeave, string Name);

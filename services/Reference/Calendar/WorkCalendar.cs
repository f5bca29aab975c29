using NodaTime;
using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>Working days (hari kerja): Monday to Friday except national holidays and collective leave (cuti bersama).</summary>
public sealed class WorkCalendar
{
    private readonly FrozenSet<LocalDate> _free;
    private readonly FrozenSet<int> _years;

    internal WorkCalendar(IEnumerable<LocalDate> free)
    {
        _free = free.ToFrozenSet();
        _years = _free.Select(day => day.Year).ToFrozenSet();
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

        return day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !_free.Contains(day);
    }
}

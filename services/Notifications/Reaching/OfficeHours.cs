using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Notifications.Reaching;

/// <summary>When an office of which nobody is on duty can be expected to read. The hours are our policy: no law says them, and no office is passed by at night.</summary>
internal static class OfficeHours
{
    // Longer than any row of holidays.
    private const int DaysMax = 31;
    private static readonly LocalTime Opening = new(8, 0);
    private static readonly LocalTime Closing = new(16, 0);

    /// <summary>The instant itself within office hours, else when they begin next.</summary>
    /// <param name="at">From when on.</param>
    /// <param name="zone">Where.</param>
    /// <param name="calendar">The working days; null where every day counts. A year that it does not cover has working days only.</param>
    public static Instant From(Instant at, DateTimeZone zone, WorkCalendar? calendar)
    {
        var local = at.InZone(zone).LocalDateTime;
        if (local.TimeOfDay >= Opening && local.TimeOfDay < Closing && IsOpen(local.Date))
        {
            return at;
        }

        var first = local.TimeOfDay < Opening ? local.Date : local.Date.PlusDays(1);
        var days = Enumerable.Range(0, DaysMax).Select(first.PlusDays).Where(IsOpen);
        return (days.FirstOrDefault(first) + Opening).InZoneLeniently(zone).ToInstant();

        bool IsOpen(LocalDate day) => calendar?.Covers(day.Year) != true || calendar.IsWorkingDay(day);
    }
}

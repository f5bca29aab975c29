using NodaTime;

namespace Netralitas.Reference;

/// <summary>Computes when a deadline falls due.</summary>
public static class DeadlineCalculator
{
    /// <summary>The instant at which the time is over: what is done before it is in time, what is done at it is late.</summary>
    /// <remarks>
    /// A limit in days ends at the local midnight after its last day. The day of the start is day 1 if the rule counts it,
    /// day 0 otherwise; where working days are counted, a start on a free day that would count moves to the next working day.
    /// A limit in hours ends that many hours after the start.
    /// </remarks>
    /// <param name="rule">The rule.</param>
    /// <param name="start">When the clock starts.</param>
    /// <param name="zone">Time zone of the office that must act.</param>
    /// <param name="calendar">Working days; asked only when the rule counts working days.</param>
    /// <exception cref="CalendarYearMissingException">The count runs into a year that the calendar does not cover.</exception>
    public static Instant Due(DeadlineRule rule, Instant start, DateTimeZone zone, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(calendar);

        if (rule.Day == DayKind.Hours)
        {
            return start + Duration.FromHours(rule.Amount);
        }

        var today = start.InZone(zone).Date;
        var first = rule.CountFirstDay ? today : today.PlusDays(1);
        var last = rule.Day == DayKind.Calendar
            ? first.PlusDays(rule.Amount - 1)
            : LastWorkingDay(first, rule.Amount, calendar);
        return zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
    }

    // Ends: the calendar throws at the first year that it does not cover.
    private static LocalDate LastWorkingDay(LocalDate first, int amount, WorkCalendar calendar)
    {
        var day = first;
        for (var left = amount; ; day = day.PlusDays(1))
        {
            if (calendar.IsWorkingDay(day) && --left == 0)
            {
                return day;
            }
        }
    }
}

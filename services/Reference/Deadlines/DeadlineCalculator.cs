using NodaTime;

namespace Netralitas.Reference;

/// <summary>Computes when a deadline falls due, and shows how.</summary>
public static class DeadlineCalculator
{
    /// <summary>The instant at which the time is over: what is done before it is in time, what is done at it is late.</summary>
    /// <remarks>
    /// A limit in days ends at the local midnight after its last day. The day of the start is day 1 if the rule counts it,
    /// day 0 otherwise; where working days are counted, a start on a free day that would count moves to the next working day.
    /// A limit in hours ends that many hours after the start, one in months at the local midnight after the same day of that month.
    /// One that is counted back begins at the local midnight of the same day so many months before.
    /// While a clock stands still nothing is used: a day at whose beginning it stood does not count, and hours wait.
    /// </remarks>
    /// <param name="rule">The rule.</param>
    /// <param name="start">When the clock starts.</param>
    /// <param name="zone">Time zone of the office that must act.</param>
    /// <param name="calendar">Working days; asked only when the rule counts working days.</param>
    /// <param name="pauses">When the clock stood still, in order and apart; null or empty for never. None for months.</param>
    /// <exception cref="CalendarYearMissingException">The count runs into a year that the calendar does not cover.</exception>
    public static Instant Due(DeadlineRule rule, Instant start, DateTimeZone zone, WorkCalendar calendar, IReadOnlyList<ClockPause>? pauses = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(calendar);
        return rule.Day switch
        {
            DayKind.Hours => AfterHours(start, Duration.FromHours(rule.Amount), pauses ?? []),
            DayKind.Months => Midnight(zone, start.InZone(zone).Date.PlusMonths(rule.Before ? -rule.Amount : rule.Amount).PlusDays(rule.Before ? 0 : 1)),
            _ => Midnight(zone, Days(rule, start, zone, calendar, pauses ?? []).Last().Date.PlusDays(1)),
        };
    }

    /// <summary>Every day from the start to the last one of a limit in days, and whether it counts. Empty for hours and months.</summary>
    /// <inheritdoc cref="Due"/>
    public static IReadOnlyList<ReckonedDay> Reckon(DeadlineRule rule, Instant start, DateTimeZone zone, WorkCalendar calendar, IReadOnlyList<ClockPause>? pauses = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(calendar);
        return rule.Day is DayKind.Calendar or DayKind.Working ? [.. Days(rule, start, zone, calendar, pauses ?? [])] : [];
    }

    // Ends: days that do not count are pauses, which end, or free days, and the calendar throws at the first year that it does not cover.
    private static IEnumerable<ReckonedDay> Days(DeadlineRule rule, Instant start, DateTimeZone zone, WorkCalendar calendar, IReadOnlyList<ClockPause> pauses)
    {
        var first = start.InZone(zone).Date;
        var number = 0;
        for (var day = first; number < rule.Amount; day = day.PlusDays(1))
        {
            var why = day == first && !rule.CountFirstDay ? DayReason.StartDay
                : rule.Day == DayKind.Working && !calendar.IsWorkingDay(day) ? calendar.WhyFree(day)
                : day > first && Stands(pauses, Midnight(zone, day)) ? DayReason.Paused
                : DayReason.Counts;
            number += why == DayReason.Counts ? 1 : 0;
            yield return new ReckonedDay(day, why, why == DayReason.Counts ? number : 0);
        }
    }

    private static Instant AfterHours(Instant start, Duration length, IReadOnlyList<ClockPause> pauses)
    {
        var end = start + length;
        foreach (var pause in pauses.Where(pause => pause.End > start))
        {
            if (pause.Start < end)
            {
                end += pause.End - Instant.Max(pause.Start, start);
            }
        }

        return end;
    }

    private static bool Stands(IReadOnlyList<ClockPause> pauses, Instant at) => pauses.Any(pause => pause.Start <= at && at < pause.End);

    private static Instant Midnight(DateTimeZone zone, LocalDate day) => zone.AtStartOfDay(day).ToInstant();
}

using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;
using ClockPause = Netralitas.Reference.ClockPause;
using DayReason = Netralitas.Contracts.Reference.V1.DayReason;
using ReckonedDay = Netralitas.Contracts.Reference.V1.ReckonedDay;

namespace Netralitas.ReferenceViews;

/// <summary>A reckoning as the contract has it.</summary>
internal static class ReckoningView
{
    /// <summary>The reckoning of a deadline.</summary>
    public static Reckoning Of(DeadlineRule rule, Instant start, DateTimeZone zone, WorkCalendar calendar, IReadOnlyList<ClockPause> pauses) => new()
    {
        Rule = RuleView.Of(rule),
        StartTime = start.ToTimestamp(),
        DueTime = DeadlineCalculator.Due(rule, start, zone, calendar, pauses).ToTimestamp(),
        TimeZone = zone.Id,
        Days =
        {
            DeadlineCalculator.Reckon(rule, start, zone, calendar, pauses).Select(day => new ReckonedDay
            {
                Date = LocalDatePattern.Iso.Format(day.Date), Reason = (DayReason)day.Reason, Number = day.Number, Holiday = calendar.NameOf(day.Date) ?? "",
            }),
        },
    };
}

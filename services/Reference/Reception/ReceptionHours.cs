using NodaTime;

namespace Netralitas.Reference;

/// <summary>When Bawaslu receives reports.</summary>
/// <param name="Law">Id, such as <c>RCP-PILKADA</c>.</param>
/// <param name="Hours">Opening and closing time by day of the week, local time; a day that is not there is closed.</param>
/// <param name="OpenOnHolidays">Whether holidays and collective leave are like other days.</param>
/// <param name="RoundTheClock">Codes of the phases in which it is open day and night.</param>
public sealed record ReceptionHours(
    LawHeader Law, IReadOnlyDictionary<IsoDayOfWeek, (LocalTime Open, LocalTime Close)> Hours, bool OpenOnHolidays, IReadOnlyList<string> RoundTheClock) : ILaw
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["hours"] = string.Join(", ", Hours.OrderBy(day => day.Key).Select(day => $"{day.Key.ToString().ToLowerInvariant()} {Write(day.Value.Open)}-{Write(day.Value.Close)}")),
        ["holidays"] = OpenOnHolidays ? "open" : "closed",
        ["round_the_clock"] = string.Join(", ", RoundTheClock),
    };

    /// <summary>When something that was filed counts as received: at once while it is open, else when it opens next.</summary>
    /// <param name="filed">When it was filed.</param>
    /// <param name="zone">Time zone of the office that receives it.</param>
    /// <param name="place">The region whose phases count: that of the office, or of the act where it is a national one.</param>
    /// <param name="election">The election.</param>
    /// <param name="calendar">Working days.</param>
    /// <exception cref="CalendarYearMissingException">The holidays of a year are not known.</exception>
    public Instant Received(Instant filed, DateTimeZone zone, Region place, Election election, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(calendar);
        var local = filed.InZone(zone).LocalDateTime;
        // Ends: some day of the week is open, and the calendar throws at the first year that it does not cover.
        for (var day = local.Date; ; day = day.PlusDays(1))
        {
            if (OpenOn(day, place, election, calendar) is { } hours)
            {
                var opens = day + hours.Open;
                if (local < opens)
                {
                    return opens.InZoneLeniently(zone).ToInstant();
                }

                if (hours.Close is not { } closes || local < day + closes)
                {
                    return filed;
                }
            }
        }
    }

    private (LocalTime Open, LocalTime? Close)? OpenOn(LocalDate day, Region place, Election election, WorkCalendar calendar)
    {
        if (election.PhasesOn(place, day).Any(phase => RoundTheClock.Contains(phase.Code)))
        {
            return (LocalTime.Midnight, null);
        }

        return Hours.TryGetValue(day.DayOfWeek, out var hours) && (OpenOnHolidays || calendar.IsWorkingDay(day) || calendar.NameOf(day) is null) ? hours : null;
    }

    private static string Write(LocalTime time) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time);
}

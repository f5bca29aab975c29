using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.Rosters;

/// <summary>How a roster looks.</summary>
internal static class RosterScreen
{
    /// <summary>A roster and what is wrong with it.</summary>
    public static void Show(this IAnsiConsole screen, Roster roster, IReadOnlyCollection<RosterGap> gaps, IReadOnlyCollection<string> unreachable)
    {
        var table = Screen.Table("When", "From", "To", "Who, in order");
        foreach (var weekly in roster.Settings.WeeklyShifts)
        {
            Row(table, string.Join(' ', weekly.Weekdays.Select(EnumWords<Weekday>.Of)), weekly.Shift);
        }

        foreach (var day in roster.Settings.Exceptions)
        {
            foreach (var shift in day.Shifts.DefaultIfEmpty(new Shift { OfficerIds = { "nobody" } }))
            {
                Row(table, LocalTime.Day(day.Date), shift);
            }
        }

        screen.Write(table);
        screen.Facts(("Head", roster.Settings.HeadOfficerId), ("Etag", roster.Etag));
        foreach (var gap in gaps)
        {
            screen.WriteLine($"Nobody is on duty from {LocalTime.Moment(gap.StartTime, roster.TimeZone)} to {LocalTime.Moment(gap.EndTime, roster.TimeZone)}.");
        }

        foreach (var officer in unreachable)
        {
            screen.WriteLine($"Nobody can reach {officer}: no contact, or not in office.");
        }
    }

    private static void Row(Table table, string when, Shift shift) => table.Row(when, shift.StartTimeOfDay, shift.EndTimeOfDay, string.Join(", ", shift.OfficerIds));
}

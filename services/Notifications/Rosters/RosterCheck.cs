using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using NodaTime.Text;

namespace Netralitas.Notifications.Rosters;

/// <summary>Checks what an office decides about its roster.</summary>
internal static class RosterCheck
{
    private const int WeeklyMax = 50;
    private const int ExceptionsMax = 200;
    private const int ShiftsMax = 10;
    private const int OfficersMax = 20;
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Notes every bad field, of officers who are none of the office as well.</summary>
    /// <param name="checks">Where.</param>
    /// <param name="settings">What was given.</param>
    /// <param name="isOfficer">Whether somebody is an officer of the office, now or later.</param>
    public static void Check(this FieldChecks checks, RosterSettings settings, Func<Guid, bool> isOfficer)
    {
        if (!checks.Require(settings.WeeklyShifts.Count <= WeeklyMax, "settings.weekly_shifts", $"must be at most {WeeklyMax}")
            | !checks.Require(settings.Exceptions.Count <= ExceptionsMax, "settings.exceptions", $"must be at most {ExceptionsMax}"))
        {
            return;
        }

        foreach (var (index, weekly) in settings.WeeklyShifts.Index())
        {
            var at = $"settings.weekly_shifts[{index}]";
            checks.Require(weekly.Weekdays.Count > 0 && weekly.Weekdays.All(day => Enum.IsDefined(day) && day != Weekday.Unspecified), at + ".weekdays", "must name one or several days of the week");
            checks.Check(weekly.Shift ?? new Shift(), at + ".shift", isOfficer);
        }

        var dates = new HashSet<string>();
        foreach (var (index, day) in settings.Exceptions.Index())
        {
            var at = $"settings.exceptions[{index}]";
            checks.Date(at + ".date", day.Date);
            checks.Require(dates.Add(day.Date), at + ".date", "must be there once");
            checks.Require(day.Shifts.Count <= ShiftsMax, at + ".shifts", $"must be at most {ShiftsMax}");
            foreach (var (number, shift) in day.Shifts.Take(ShiftsMax).Index())
            {
                checks.Check(shift, $"{at}.shifts[{number}]", isOfficer);
            }
        }

        checks.Require(settings.HeadOfficerId.Length == 0 || IsOfficer(settings.HeadOfficerId, isOfficer), "settings.head_officer_id", "must be the id of an officer of this office");
    }

    private static void Check(this FieldChecks checks, Shift shift, string at, Func<Guid, bool> isOfficer)
    {
        checks.Require(Minutes.Parse(shift.StartTimeOfDay).Success, at + ".start_time_of_day", "must be a time of day such as 08:00");
        checks.Require(Minutes.Parse(shift.EndTimeOfDay).Success, at + ".end_time_of_day", "must be a time of day such as 16:00");
        checks.Require(shift.OfficerIds.Count is >= 1 and <= OfficersMax, at + ".officer_ids", $"must be 1 to {OfficersMax}");
        foreach (var (index, id) in shift.OfficerIds.Take(OfficersMax).Index())
        {
            checks.Require(IsOfficer(id, isOfficer), $"{at}.officer_ids[{index}]", "must be the id of an officer of this office");
        }
    }

    private static bool IsOfficer(string text, Func<Guid, bool> isOfficer) => Guid.TryParseExact(text, "D", out var id) && isOfficer(id);
}

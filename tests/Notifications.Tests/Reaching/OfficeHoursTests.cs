using Netralitas.Notifications.Reaching;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Notifications.Tests.Reaching;

/// <summary>Of offices in WITA. Christmas 2024 and the day after it are free.</summary>
public sealed class OfficeHoursTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Makassar"];
    private static readonly WorkCalendar Calendar = ReferenceBook.Load(ReferenceBook.DefaultFolder).Calendar;
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    [Theory]
    [InlineData("2024-10-14T00:00", "2024-10-14T08:00")]
    [InlineData("2024-10-14T08:00", "2024-10-14T08:00")]
    [InlineData("2024-10-14T15:59", "2024-10-14T15:59")]
    [InlineData("2024-10-14T16:00", "2024-10-15T08:00")]
    [InlineData("2024-10-19T00:00", "2024-10-21T08:00")]
    [InlineData("2024-10-19T12:00", "2024-10-21T08:00")]
    [InlineData("2024-12-24T16:00", "2024-12-27T08:00")]
    public void Nobody_is_expected_to_read_at_night_or_on_a_day_off(string at, string from) => Shown(at, Calendar).ShouldBe(from);

    [Theory]
    [InlineData("2024-10-19T00:00", "2024-10-19T08:00")]
    [InlineData("2024-10-19T12:00", "2024-10-19T12:00")]
    [InlineData("2024-12-24T16:00", "2024-12-25T08:00")]
    public void What_is_urgent_waits_for_no_working_day(string at, string from) => Shown(at, calendar: null).ShouldBe(from);

    [Fact]
    public void A_year_without_a_calendar_stops_nothing() => Shown("2099-01-03T00:00", Calendar).ShouldBe("2099-01-03T08:00");

    private static string Shown(string at, WorkCalendar? calendar) =>
        Minutes.Format(OfficeHours.From(Minutes.Parse(at).Value.InZoneStrictly(Zone).ToInstant(), Zone, calendar).InZone(Zone).LocalDateTime);
}

using NodaTime;
using NodaTime.Text;

namespace Netralitas.Reference.Tests;

public sealed class DeadlineCalculatorTests
{
    private const string Wib = "Asia/Jakarta";
    private const string Wita = "Asia/Makassar";
    private const string Wit = "Asia/Jayapura";

    [Fact]
    public void Purbalingga_reported_on_Monday_studied_it_until_Wednesday_night() =>
        Due(Book.Rule("DL-06"), "2024-10-14T10:00:00+07:00", Wib).ShouldBe("2024-10-17T00:00:00+07:00");

    [Fact]
    public void Halmahera_Selatan_counted_the_first_of_its_two_days() =>
        Due(Rule(2, DayKind.Calendar, first: true), "2024-10-03T15:00:00+09:00", Wit).ShouldBe("2024-10-05T00:00:00+09:00");

    [Fact]
    public void Kutai_Kartanegara_registered_on_Sunday_and_had_until_Thursday() =>
        Due(Rule(5, DayKind.Calendar, first: true), "2024-11-10T11:00:00+08:00", Wita).ShouldBe("2024-11-15T00:00:00+08:00");

    [Fact]
    public void A_Pemilu_report_of_Friday_is_studied_until_Tuesday_night() =>
        Due(Book.Rule("DL-05"), "2024-01-19T16:00:00+08:00", Wita).ShouldBe("2024-01-24T00:00:00+08:00");

    [Fact]
    public void Working_days_jump_over_the_voting_day_and_over_long_leave()
    {
        Due(Book.Rule("DL-05"), "2024-02-13T09:00:00+07:00", Wib).ShouldBe("2024-02-17T00:00:00+07:00");
        Due(Book.Rule("DL-05"), "2024-04-05T09:00:00+07:00", Wib).ShouldBe("2024-04-18T00:00:00+07:00");
    }

    [Fact]
    public void The_same_instant_is_Monday_in_WIB_and_Tuesday_in_WITA()
    {
        const string Night = "2024-10-14T23:30:00+07:00";

        Due(Book.Rule("DL-06"), Night, Wib).ShouldBe("2024-10-17T00:00:00+07:00");
        Due(Book.Rule("DL-06"), Night, Wita).ShouldBe("2024-10-18T00:00:00+08:00");
    }

    [Fact]
    public void The_same_local_day_ends_an_hour_earlier_in_WITA()
    {
        var wib = DateTime("2024-10-17T00:00:00+07:00");
        var wita = DateTime("2024-10-17T00:00:00+08:00");

        (wib - wita).ShouldBe(Duration.FromHours(1));
        Due(Book.Rule("DL-06"), "2024-10-14T10:00:00+08:00", Wita).ShouldBe("2024-10-17T00:00:00+08:00");
    }

    [Fact]
    public void A_start_on_a_free_day_that_would_count_moves_to_the_next_working_day()
    {
        var rule = Rule(1, DayKind.Working, first: true);

        Due(rule, "2024-10-12T10:00:00+07:00", Wib).ShouldBe("2024-10-15T00:00:00+07:00"); // Saturday: all of Monday
        Due(rule, "2024-10-14T10:00:00+07:00", Wib).ShouldBe("2024-10-15T00:00:00+07:00"); // Monday: the rest of it
    }

    [Fact]
    public void A_finding_made_on_the_first_day_counts_that_day() =>
        Due(Book.Rule("DL-04"), "2024-10-01T23:59:59+08:00", Wita).ShouldBe("2024-10-08T00:00:00+08:00");

    [Fact]
    public void Hours_run_through_nights_and_holidays() =>
        Due(Rule(24, DayKind.Hours, first: false), "2024-11-26T22:15:00+08:00", Wita).ShouldBe("2024-11-27T22:15:00+08:00");

    [Fact]
    public void A_count_that_runs_into_a_year_not_covered_is_an_error()
    {
        var start = DateTime("2026-12-30T10:00:00+07:00");
        var zone = DateTimeZoneProviders.Tzdb[Wib];

        Should.Throw<CalendarYearMissingException>(() => DeadlineCalculator.Due(Book.Rule("DL-05"), start, zone, Book.Delivered.Calendar))
            .Year.ShouldBe(2027);
        Due(Book.Rule("DL-06"), "2026-12-30T10:00:00+07:00", Wib).ShouldBe("2027-01-02T00:00:00+07:00");
    }

    private static DeadlineRule Rule(int amount, DayKind day, bool first) =>
        new("TEST", amount, day, first, BasisKind.Policy, "policy", "I-H");

    private static string Due(DeadlineRule rule, string start, string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var due = DeadlineCalculator.Due(rule, DateTime(start), zone, Book.Delivered.Calendar);
        return OffsetDateTimePattern.Rfc3339.Format(due.InZone(zone).ToOffsetDateTime());
    }

    private static Instant DateTime(string text) => OffsetDateTimePattern.Rfc3339.Parse(text).Value.ToInstant();
}

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
        Due(Book.Rule("DL-12"), "2024-11-10T11:00:00+08:00", Wita).ShouldBe("2024-11-15T00:00:00+08:00");

    [Fact]
    public void Purbalingga_gave_its_reporter_a_day_and_the_law_gives_two()
    {
        var ofPlace = Book.Delivered.Law.Deadlines.Find("DL-08", new LawMoment(new LocalDate(2024, 10, 16), ElectionFamily.Pilkada, Book.Region("33.03")))!;

        Due(ofPlace, "2024-10-16T20:00:00+07:00", Wib).ShouldBe("2024-10-17T20:00:00+07:00");
        Due(Book.Rule("DL-08"), "2024-10-16T20:00:00+07:00", Wib).ShouldBe("2024-10-18T00:00:00+07:00");
    }

    [Fact]
    public void A_Pemilu_case_that_needs_more_information_has_14_working_days_from_registration_and_not_7_and_14()
    {
        Due(Book.Rule("DL-09"), "2024-01-08T09:00:00+07:00", Wib).ShouldBe("2024-01-18T00:00:00+07:00");
        Due(Book.Rule("DL-10"), "2024-01-08T09:00:00+07:00", Wib).ShouldBe("2024-01-27T00:00:00+07:00");
    }

    [Fact]
    public void Officials_could_not_be_replaced_from_half_a_year_before_the_candidates_were_fixed() =>
        Due(Book.Rule("DL-35"), "2024-09-22T00:00:00+07:00", Wib).ShouldBe("2024-03-22T00:00:00+07:00");

    [Fact]
    public void A_limit_in_months_ends_with_the_same_day_of_the_month_or_its_last() =>
        Due(Rule(1, DayKind.Months, first: false), "2024-01-31T10:00:00+07:00", Wib).ShouldBe("2024-03-01T00:00:00+07:00");

    [Fact]
    public void A_day_at_whose_beginning_the_clock_stood_still_does_not_count()
    {
        var pause = new ClockPause(DateTime("2024-10-15T14:00:00+07:00"), DateTime("2024-10-17T09:00:00+07:00"));

        // The 15th had begun and is used; the 16th and 17th began within the pause.
        Due(Book.Rule("DL-06"), "2024-10-14T10:00:00+07:00", Wib, pause).ShouldBe("2024-10-19T00:00:00+07:00");
        Due(Rule(24, DayKind.Hours, first: false), "2024-10-15T10:00:00+07:00", Wib, pause).ShouldBe("2024-10-18T05:00:00+07:00");
    }

    [Fact]
    public void A_reckoning_names_every_day_and_why_it_does_not_count()
    {
        var zone = DateTimeZoneProviders.Tzdb[Wib];

        var days = DeadlineCalculator.Reckon(Book.Rule("DL-05"), DateTime("2024-02-07T09:00:00+07:00"), zone, Book.Delivered.Calendar);

        days.Select(day => (day.Date.Day, day.Reason, day.Number)).ShouldBe(
        [
            (7, DayReason.StartDay, 0), (8, DayReason.Holiday, 0), (9, DayReason.CollectiveLeave, 0), (10, DayReason.Weekend, 0),
            (11, DayReason.Weekend, 0), (12, DayReason.Counts, 1), (13, DayReason.Counts, 2),
        ]);
        Book.Delivered.Calendar.NameOf(new LocalDate(2024, 2, 14)).ShouldNotBeNull();
    }

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

    private static DeadlineRule Rule(int amount, DayKind day, bool first) => Given.Rule(amount, day, first);

    private static string Due(DeadlineRule rule, string start, string zoneId, params ClockPause[] pauses)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var due = DeadlineCalculator.Due(rule, DateTime(start), zone, Book.Delivered.Calendar, pauses);
        return OffsetDateTimePattern.Rfc3339.Format(due.InZone(zone).ToOffsetDateTime());
    }

    private static Instant DateTime(string text) => OffsetDateTimePattern.Rfc3339.Parse(text).Value.ToInstant();
}

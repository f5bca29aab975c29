using NodaTime;

namespace Netralitas.Reference.Tests;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = Book.Delivered.Calendar;

    [Theory]
    [InlineData(2024, 10, 14, true)] // Monday
    [InlineData(2024, 10, 12, false)] // Saturday
    [InlineData(2024, 10, 13, false)] // Sunday
    [InlineData(2024, 2, 14, false)] // voting day, Wednesday
    [InlineData(2024, 11, 27, false)] // voting day, Wednesday
    [InlineData(2024, 4, 8, false)] // collective leave, Monday
    [InlineData(2024, 4, 16, true)] // first day after Idulfitri, Tuesday
    public void A_working_day_is_no_weekend_holiday_or_collective_leave(int year, int month, int day, bool working) =>
        Calendar.IsWorkingDay(new LocalDate(year, month, day)).ShouldBe(working);

    [Fact]
    public void The_years_2023_to_2026_are_covered() =>
        Enumerable.Range(2020, 10).Where(Calendar.Covers).ShouldBe([2023, 2024, 2025, 2026]);

    [Theory]
    [InlineData(2022, 12, 31)]
    [InlineData(2027, 1, 1)]
    public void A_day_of_a_year_that_is_not_covered_is_an_error_even_on_a_weekend(int year, int month, int day) =>
        Should.Throw<CalendarYearMissingException>(() => Calendar.IsWorkingDay(new LocalDate(year, month, day))).Year.ShouldBe(year);
}

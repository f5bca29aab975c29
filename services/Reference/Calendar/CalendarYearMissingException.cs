namespace Netralitas.Reference;

/// <summary>A working day was asked for in a year that <c>holidays.csv</c> does not cover: it is never guessed.</summary>
/// <param name="year">The year.</param>
public sealed class CalendarYearMissingException(int year)
    : Exception($"The calendar of working days does not cover {year}: add that year's holidays to holidays.csv.")
{
    /// <summary>The year that is missing.</summary>
    public int Year { get; } = year;
}

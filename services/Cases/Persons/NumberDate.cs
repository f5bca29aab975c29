using NodaTime;

namespace Netralitas.Cases.Persons;

/// <summary>Dates within numbers of persons.</summary>
internal static class NumberDate
{
    private const int YearMin = 1900;

    /// <summary>The date; null when there is no such day since 1900.</summary>
    public static LocalDate? Of(int year, int month, int day) =>
        year >= YearMin && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
}

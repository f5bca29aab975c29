using System.Globalization;
using NodaTime;

namespace Netralitas.Cases.Persons;

/// <summary>Number of a civil servant (NIP; NI PPPK for contract civil servants): 18 digits.</summary>
/// <remarks>8 digits day of birth, 4 year of appointment, 2 month of appointment (21 for contract civil servants), 1 sex, 3 serial. Peraturan Kepala BKN 22/2007.</remarks>
/// <param name="Digits">The 18 digits without spaces.</param>
/// <param name="Birth">Day of birth.</param>
/// <param name="AppointmentYear">Year of appointment.</param>
/// <param name="AppointmentMonth">1 to 12; null for contract civil servants.</param>
/// <param name="Sex">Male or female.</param>
/// <param name="Serial">1 to 999.</param>
internal sealed record EmployeeNumber(string Digits, LocalDate Birth, int AppointmentYear, int? AppointmentMonth, Sex Sex, int Serial)
{
    private const int Length = 18;
    private const int ContractMark = 21;
    // A civil servant is at least 18 years old when appointed.
    private const int AgeMin = 18;

    /// <summary>Reads a number, with or without spaces between its groups.</summary>
    /// <param name="text">The text.</param>
    /// <param name="today">Nobody is born or appointed later.</param>
    /// <param name="number">The number; null when it is none.</param>
    /// <returns>What is wrong, continuing "must ..."; null when nothing is.</returns>
    public static string? Read(string text, LocalDate today, out EmployeeNumber? number)
    {
        number = null;
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit))
        {
            return "must have 18 digits";
        }

        int Part(int from, int count) => int.Parse(digits.AsSpan(from, count), NumberStyles.None, CultureInfo.InvariantCulture);
        if (NumberDate.Of(Part(0, 4), Part(4, 2), Part(6, 2)) is not { } birth || birth > today)
        {
            return "must begin with the day of birth, such as 19800131";
        }

        var (year, month) = (Part(8, 4), Part(12, 2));
        var isContract = month == ContractMark;
        if ((!isContract && month is < 1 or > 12) || year < birth.Year + AgeMin || year > today.Year || (year == today.Year && !isContract && month > today.Month))
        {
            return $"must have a month of appointment, {AgeMin} years or more after the birth and not in the future, as digits 9 to 14; {ContractMark} stands for the month of contract civil servants";
        }

        var (sex, serial) = (Part(14, 1), Part(15, 3));
        if (sex is not (1 or 2))
        {
            return "must have 1 (male) or 2 (female) as digit 15";
        }

        if (serial == 0)
        {
            return "must end with a serial number from 001";
        }

        number = new EmployeeNumber(digits, birth, year, isContract ? null : month, (Sex)sex, serial);
        return null;
    }

    /// <summary>Nothing of it: it is personal.</summary>
    public override string ToString() => nameof(EmployeeNumber);
}

/// <summary>Sex as the numbers of civil servants and residents have it.</summary>
public enum Sex
{
    /// <summary>Male (laki-laki).</summary>
    Male = 1,

    /// <summary>Female (perempuan).</summary>
    Female = 2,
}

using System.Globalization;
using NodaTime;

namespace Netralitas.Cases.Persons;

/// <summary>Number of a resident (NIK): 16 digits.</summary>
/// <remarks>6 digits region in which it was issued, 6 day of birth (ddmmyy, 40 added to the day for women), 4 serial. UU 23/2006 Pasal 13; PP 40/2019.
/// The region is as it was then: regions have been divided since, so only the digits of a province are checked.</remarks>
/// <param name="Digits">The 16 digits without spaces.</param>
/// <param name="Birth">Day of birth; of the two centuries that two digits leave, the one in which the person is younger than 100 years.</param>
/// <param name="Sex">Male or female.</param>
internal sealed record ResidentNumber(string Digits, LocalDate Birth, Sex Sex)
{
    private const int Length = 16;
    private const int ForWomen = 40;
    private const int ProvinceMin = 11;

    /// <summary>Reads a number, with or without spaces between its groups.</summary>
    /// <param name="text">The text.</param>
    /// <param name="today">Nobody is born later.</param>
    /// <param name="number">The number; null when it is none.</param>
    /// <returns>What is wrong, continuing "must ..."; null when nothing is.</returns>
    public static string? Read(string text, LocalDate today, out ResidentNumber? number)
    {
        number = null;
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit))
        {
            return "must have 16 digits";
        }

        int Part(int from, int count) => int.Parse(digits.AsSpan(from, count), NumberStyles.None, CultureInfo.InvariantCulture);
        if (Part(0, 2) < ProvinceMin || Part(2, 2) == 0 || Part(4, 2) == 0)
        {
            return "must begin with the code of the district in which it was issued";
        }

        var (day, month, year) = (Part(6, 2), Part(8, 2), Part(10, 2));
        var isWoman = day > ForWomen;
        var birth = NumberDate.Of(2000 + year, month, isWoman ? day - ForWomen : day) is { } young && young <= today
            ? young
            : NumberDate.Of(1900 + year, month, isWoman ? day - ForWomen : day);
        if (birth is null)
        {
            return "must have the day of birth (ddmmyy, 40 added to the day for women) as digits 7 to 12";
        }

        if (Part(12, 4) == 0)
        {
            return "must end with a serial number from 0001";
        }

        number = new ResidentNumber(digits, birth.Value, isWoman ? Sex.Female : Sex.Male);
        return null;
    }

    /// <summary>Nothing of it: it is personal.</summary>
    public override string ToString() => nameof(ResidentNumber);
}

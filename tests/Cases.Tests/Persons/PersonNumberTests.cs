using Netralitas.Cases.Persons;
using NodaTime;

namespace Netralitas.Cases.Tests.Persons;

/// <summary>Numbers of civil servants (NIP) and residents (NIK). None of them is of a person.</summary>
public sealed class PersonNumberTests
{
    private static readonly LocalDate Today = new(2024, 10, 14);

    [Theory]
    [InlineData("198001312005011002", "1980-01-31", 2005, 1, Sex.Male, 2)]
    [InlineData("19920229 201503 2 001", "1992-02-29", 2015, 3, Sex.Female, 1)]
    [InlineData("199507172023212019", "1995-07-17", 2023, null, Sex.Female, 19)]
    [InlineData("200610142024101999", "2006-10-14", 2024, 10, Sex.Male, 999)]
    public void A_NIP_tells_birth_appointment_sex_and_serial(string text, string birth, int year, int? month, Sex sex, int serial)
    {
        EmployeeNumber.Read(text, Today, out var number).ShouldBeNull();

        number!.Birth.ShouldBe(NodaTime.Text.LocalDatePattern.Iso.Parse(birth).Value);
        (number.Digits.Length, number.AppointmentYear, number.AppointmentMonth, number.Sex, number.Serial).ShouldBe((18, year, month, sex, serial));
    }

    [Theory]
    [InlineData("", "18 digits")]
    [InlineData("19800131200501100", "18 digits")]
    [InlineData("1980013120050110021", "18 digits")]
    [InlineData("19800131200501100a", "18 digits")]
    [InlineData("١٩٨٠٠١٣١٢٠٠٥٠١١٠٠٢", "18 digits")]
    [InlineData("198002302005011002", "day of birth")]
    [InlineData("189912312005011002", "day of birth")]
    [InlineData("202412312005011002", "day of birth")]
    [InlineData("198001312005131002", "appointment")]
    [InlineData("198001312005001002", "appointment")]
    [InlineData("198001311997121002", "appointment")]
    [InlineData("198001312024111002", "appointment")]
    [InlineData("198001312025211002", "appointment")]
    [InlineData("198001312005013002", "digit 15")]
    [InlineData("198001312005011000", "serial")]
    public void What_is_no_NIP_is_told_by_the_part_that_is_wrong(string text, string wrong)
    {
        EmployeeNumber.Read(text, Today, out var number).ShouldNotBeNull().ShouldContain(wrong);

        number.ShouldBeNull();
    }

    [Theory]
    [InlineData("6301013101800001", "1980-01-31", Sex.Male)]
    [InlineData("630101 710180 0001", "1980-01-31", Sex.Female)]
    [InlineData("6472034510240001", "2024-10-05", Sex.Female)]
    [InlineData("6472031510240001", "1924-10-15", Sex.Male)]
    [InlineData("3174052902000012", "2000-02-29", Sex.Male)]
    public void A_NIK_tells_birth_and_sex(string text, string birth, Sex sex)
    {
        ResidentNumber.Read(text, Today, out var number).ShouldBeNull();

        (number!.Birth, number.Sex).ShouldBe((NodaTime.Text.LocalDatePattern.Iso.Parse(birth).Value, sex));
    }

    [Theory]
    [InlineData("630101310180000", "16 digits")]
    [InlineData("63010131018000011", "16 digits")]
    [InlineData("0901013101800001", "district")]
    [InlineData("6300013101800001", "district")]
    [InlineData("6301003101800001", "district")]
    [InlineData("6301013201800001", "day of birth")]
    [InlineData("6301013002800001", "day of birth")]
    [InlineData("6301010001800001", "day of birth")]
    [InlineData("6301014001800001", "day of birth")]
    [InlineData("6301017201800001", "day of birth")]
    [InlineData("6301013101800000", "serial")]
    public void What_is_no_NIK_is_told_by_the_part_that_is_wrong(string text, string wrong)
    {
        ResidentNumber.Read(text, Today, out var number).ShouldNotBeNull().ShouldContain(wrong);

        number.ShouldBeNull();
    }

    [Fact]
    public void Neither_is_written_into_a_log_by_mistake()
    {
        EmployeeNumber.Read("198001312005011002", Today, out var employee);
        ResidentNumber.Read("6301013101800001", Today, out var resident);

        $"{employee} {resident}".ShouldBe("EmployeeNumber ResidentNumber");
    }
}

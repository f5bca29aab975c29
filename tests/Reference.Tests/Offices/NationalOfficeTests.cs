using NodaTime;

namespace Netralitas.Reference.Tests;

public sealed class NationalOfficeTests
{
    private static readonly OfficeTable Offices = Book.Delivered.Offices;

    [Fact]
    public void The_national_offices_are_these()
    {
        string[] kanregs = [.. Enumerable.Range(1, 14).Select(number => $"bkn-kanreg-{number:00}")];
        string[] others =
        [
            "bawaslu-ri", "bkn", "dkpp", "kasn", "kejagung", "kemenag", "kemendagri", "kemendikbud", "kemenkes", "kemenpanrb", "kpu-ri",
            "mabes-tni", "polri",
        ];

        Offices.All.Where(office => office.RegionCode is null).Select(office => office.Id)
            .ShouldBe(kanregs.Concat(others).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void KASN_ended_on_24_August_2024_and_no_other_office_has()
    {
        Book.Office("kasn").EndDate.ShouldBe(new LocalDate(2024, 8, 24));
        Offices.All.Where(office => office.EndDate is not null).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("62", "bkn-kanreg-08")]
    [InlineData("63", "bkn-kanreg-08")]
    [InlineData("63.72", "bkn-kanreg-08")]
    [InlineData("64.02", "bkn-kanreg-08")]
    [InlineData("65", "bkn-kanreg-08")]
    [InlineData("61.01", "bkn-kanreg-05")]
    [InlineData("33.19", "bkn-kanreg-01")]
    public void A_place_is_covered_by_the_regional_office_of_BKN(string place, string office) =>
        Offices.Covering("bkn", Book.Region(place)).ShouldNotBeNull().Id.ShouldBe(office);

    [Theory]
    [InlineData("bawaslu-63", "63.01", true)]
    [InlineData("bawaslu-63", "63", false)]
    [InlineData("bawaslu-63", "64.01", false)]
    [InlineData("bawaslu-63.01", "63.01", false)]
    [InlineData("bawaslu-ri", "63", true)]
    [InlineData("bkn", "63.01", true)]
    [InlineData("bkn-kanreg-08", "63.01", true)]
    [InlineData("bkn-kanreg-08", "63", true)]
    [InlineData("bkn-kanreg-08", "61.01", false)]
    public void An_office_stands_above_the_offices_of_the_places_within_its_own(string office, string place, bool above) =>
        Offices.IsAbove(Book.Office(office), Book.Region(place)).ShouldBe(above);

    [Fact]
    public void Every_province_is_covered() =>
        Book.Delivered.Regions.All.ShouldAllBe(region => Offices.Covering("bkn", region) != null);

    [Fact]
    public void A_function_without_branches_covers_nothing() => Offices.Covering("dkpp", Book.Region("63")).ShouldBeNull();

    [Fact]
    public void The_regional_office_in_Banjarbaru_keeps_its_own_midnight()
    {
        var kanreg = Book.Office("bkn-kanreg-08");

        kanreg.Name.ShouldBe("Kantor Regional VIII BKN Banjarbaru");
        kanreg.Zone.Id.ShouldBe("Asia/Makassar");
        Book.Office("bkn").Zone.Id.ShouldBe("Asia/Jakarta");
    }
}

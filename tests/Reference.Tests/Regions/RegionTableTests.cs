namespace Netralitas.Reference.Tests;

public sealed class RegionTableTests
{
    private static readonly RegionTable Regions = Book.Delivered.Regions;

    [Fact]
    public void There_are_38_provinces_and_514_regencies_and_cities()
    {
        Regions.All.Count(region => region.Kind == RegionKind.Province).ShouldBe(38);
        Regions.All.Count(region => region.Kind != RegionKind.Province).ShouldBe(514);
    }

    [Theory]
    [InlineData("61", 12, 2)]
    [InlineData("62", 13, 1)]
    [InlineData("63", 11, 2)]
    [InlineData("64", 7, 3)]
    [InlineData("65", 4, 1)]
    public void The_provinces_of_Kalimantan_have_their_regencies_and_cities(string province, int regencies, int cities)
    {
        var inside = Regions.All.Where(region => region.ProvinceCode == province).ToList();

        inside.Count(region => region.Kind == RegionKind.Regency).ShouldBe(regencies);
        inside.Count(region => region.Kind == RegionKind.City).ShouldBe(cities);
    }

    [Fact]
    public void Regions_are_ordered_by_code()
    {
        Regions.All.Select(region => region.Code).ShouldBe(Regions.All.Select(region => region.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("63", "Kalimantan Selatan", RegionKind.Province, null, "Asia/Makassar")]
    [InlineData("63.01", "Kabupaten Tanah Laut", RegionKind.Regency, "63", "Asia/Makassar")]
    [InlineData("63.72", "Kota Banjarbaru", RegionKind.City, "63", "Asia/Makassar")]
    [InlineData("33.03", "Kabupaten Purbalingga", RegionKind.Regency, "33", "Asia/Jakarta")]
    public void A_region_is_found_by_its_code(string code, string name, RegionKind kind, string? province, string zone)
    {
        var region = Regions.Find(code).ShouldNotBeNull();

        region.Name.ShouldBe(name);
        region.Kind.ShouldBe(kind);
        region.ProvinceCode.ShouldBe(province);
        region.Zone.Id.ShouldBe(zone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("63.99")]
    public void An_unknown_code_is_no_region(string code) => Regions.Find(code).ShouldBeNull();
}

namespace Netralitas.Reference.Tests;

public sealed class DerivedOfficeTests
{
    private static readonly OfficeTable Offices = Book.Delivered.Offices;

    [Fact]
    public void Every_region_has_one_office_of_each_of_ten_functions()
    {
        Offices.RegionalFunctions.Count.ShouldBe(10);
        Offices.All.Count(office => office.RegionCode is not null).ShouldBe(552 * 10);
        foreach (var region in Book.Delivered.Regions.All)
        {
            foreach (var function in Offices.RegionalFunctions)
            {
                Offices.Of(function, region.Code).ShouldNotBeNull().Zone.ShouldBe(region.Zone);
            }
        }
    }

    [Theory]
    [InlineData("bawaslu", "63.01", "bawaslu-63.01", "Bawaslu Kabupaten Tanah Laut")]
    [InlineData("bawaslu", "63", "bawaslu-63", "Bawaslu Provinsi Kalimantan Selatan")]
    [InlineData("kpu", "63.72", "kpu-63.72", "KPU Kota Banjarbaru")]
    [InlineData("kesbangpol", "62", "kesbangpol-62", "Badan Kesbangpol Provinsi Kalimantan Tengah")]
    [InlineData("bkpsdm", "63.72", "bkpsdm-63.72", "BKPSDM Kota Banjarbaru")]
    [InlineData("bkpsdm", "63", "bkpsdm-63", "BKD Provinsi Kalimantan Selatan")]
    [InlineData("setda", "63.01", "setda-63.01", "Sekretariat Daerah Kabupaten Tanah Laut")]
    [InlineData("inspektorat", "63.01", "inspektorat-63.01", "Inspektorat Kabupaten Tanah Laut")]
    [InlineData("dpmd", "64.01", "dpmd-64.01", "Dinas PMD Kabupaten Paser")]
    [InlineData("police", "63.01", "polres-63.01", "Polres Kabupaten Tanah Laut")]
    [InlineData("police", "63", "polda-63", "Polda Kalimantan Selatan")]
    [InlineData("prosecutor", "63.01", "kejari-63.01", "Kejaksaan Negeri Kabupaten Tanah Laut")]
    [InlineData("prosecutor", "63", "kejati-63", "Kejaksaan Tinggi Kalimantan Selatan")]
    [InlineData("military", "63.01", "kodim-63.01", "Kodim Kabupaten Tanah Laut")]
    [InlineData("military", "63", "korem-63", "Korem Kalimantan Selatan")]
    public void An_office_is_called_after_its_function_and_region(string function, string region, string id, string name)
    {
        var office = Offices.Of(function, region).ShouldNotBeNull();

        office.Id.ShouldBe(id);
        office.Name.ShouldBe(name);
        Offices.Find(id).ShouldBeSameAs(office);
    }

    [Fact]
    public void A_local_name_replaces_the_name_and_never_the_id() =>
        Book.Office("bkpsdm-64.02").Name
            .ShouldBe("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kutai Kartanegara");

    [Fact]
    public void An_office_without_a_region_is_not_found_at_one()
    {
        Offices.Of("ministry", "63").ShouldBeNull();
        Offices.Of("bawaslu", "99").ShouldBeNull();
        Offices.Find("bawaslu-99").ShouldBeNull();
    }

    [Fact]
    public void Offices_are_ordered_by_id() =>
        Offices.All.Select(office => office.Id).ShouldBe(Offices.All.Select(office => office.Id).Order(StringComparer.Ordinal));
}

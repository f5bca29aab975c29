namespace Netralitas.Reference.Tests;

public sealed class ContestTests
{
    private static readonly Election Pemilu = Book.Election("pemilu-2024");
    private static readonly Election Pilkada = Book.Election("pilkada-2024");

    [Theory]
    [InlineData(Contest.Governor, "63", true)]
    [InlineData(Contest.Governor, "63.01", true)]
    [InlineData(Contest.Governor, "63.72", true)]
    [InlineData(Contest.Governor, "31", true)]
    [InlineData(Contest.Governor, "31.71", true)]
    [InlineData(Contest.Governor, "34", false)]
    [InlineData(Contest.Governor, "34.71", false)]
    [InlineData(Contest.Regent, "63.01", true)]
    [InlineData(Contest.Regent, "63", false)]
    [InlineData(Contest.Regent, "63.72", false)]
    [InlineData(Contest.Regent, "31.01", false)]
    [InlineData(Contest.Regent, "34.01", true)]
    [InlineData(Contest.Mayor, "63.72", true)]
    [InlineData(Contest.Mayor, "63", false)]
    [InlineData(Contest.Mayor, "63.01", false)]
    [InlineData(Contest.Mayor, "31.71", false)]
    [InlineData(Contest.Legislative, "63.01", false)]
    [InlineData(Contest.Presidential, "63", false)]
    public void Pilkada_2024_is_held(Contest contest, string place, bool held) =>
        Pilkada.IsContested(contest, Book.Region(place)).ShouldBe(held);

    [Fact]
    public void Pilkada_2024_is_held_in_37_provinces_and_508_regencies_and_cities()
    {
        var regions = Book.Delivered.Regions.All;

        regions.Count(region => region.Kind == RegionKind.Province && Pilkada.IsContested(Contest.Governor, region)).ShouldBe(37);
        regions.Count(region => Pilkada.IsContested(Contest.Regent, region) || Pilkada.IsContested(Contest.Mayor, region)).ShouldBe(508);
    }

    [Fact]
    public void Pemilu_2024_is_held_everywhere_and_elects_no_regional_head()
    {
        foreach (var region in Book.Delivered.Regions.All)
        {
            Pemilu.IsContested(Contest.Legislative, region).ShouldBeTrue();
            Pemilu.IsContested(Contest.Presidential, region).ShouldBeTrue();
            Pemilu.IsContested(Contest.Governor, region).ShouldBeFalse();
            Pemilu.IsContested(Contest.Regent, region).ShouldBeFalse();
            Pemilu.IsContested(Contest.Mayor, region).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData(Contest.Governor, "PG")]
    [InlineData(Contest.Regent, "PB")]
    [InlineData(Contest.Mayor, "PW")]
    [InlineData(Contest.Legislative, "PL")]
    [InlineData(Contest.Presidential, "PP")]
    public void A_contest_has_the_code_of_official_numbers(Contest contest, string code) =>
        (Pemilu.RuleOf(contest) ?? Pilkada.RuleOf(contest)).ShouldNotBeNull().Code.ShouldBe(code);
}

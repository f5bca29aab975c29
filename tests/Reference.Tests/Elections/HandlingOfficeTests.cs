namespace Netralitas.Reference.Tests;

public sealed class HandlingOfficeTests
{
    [Theory]
    [InlineData("pilkada-2024", Contest.Governor, "63.01", "bawaslu-63")]
    [InlineData("pilkada-2024", Contest.Governor, "63", "bawaslu-63")]
    [InlineData("pilkada-2024", Contest.Regent, "63.01", "bawaslu-63.01")]
    [InlineData("pilkada-2024", Contest.Mayor, "63.72", "bawaslu-63.72")]
    [InlineData("pemilu-2024", Contest.Legislative, "63.01", "bawaslu-63.01")]
    [InlineData("pemilu-2024", Contest.Legislative, "63", "bawaslu-63")]
    [InlineData("pemilu-2024", Contest.Presidential, "63.72", "bawaslu-63.72")]
    [InlineData("pemilu-2024", Contest.Presidential, "63", "bawaslu-63")]
    public void A_case_is_handled_by(string election, Contest contest, string place, string office) =>
        Book.Election(election).HandlingOfficeId(contest, Book.Region(place)).ShouldBe(office);

    [Theory]
    [InlineData(Contest.Regent, "63")]
    [InlineData(Contest.Mayor, "31.71")]
    [InlineData(Contest.Presidential, "63")]
    public void Where_a_contest_is_not_held_nobody_handles_it(Contest contest, string place) =>
        Should.Throw<ArgumentException>(() => Book.Election("pilkada-2024").HandlingOfficeId(contest, Book.Region(place)));

    [Fact]
    public void Every_handling_office_exists()
    {
        foreach (var election in Book.Delivered.Elections.All)
        {
            foreach (var contest in Enum.GetValues<Contest>())
            {
                foreach (var place in Book.Delivered.Regions.All.Where(place => election.IsContested(contest, place)))
                {
                    Book.Office(election.HandlingOfficeId(contest, place)).Function.ShouldBe("bawaslu");
                }
            }
        }
    }
}

namespace Netralitas.Reference.Tests;

public sealed class SupervisorTests
{
    [Theory]
    [InlineData("bawaslu-63.01", "bawaslu-63", "bawaslu-ri")]
    [InlineData("kpu-63.72", "kpu-63", "kpu-ri")]
    [InlineData("polres-63.01", "polda-63", "polri")]
    [InlineData("kejari-63.01", "kejati-63", "kejagung")]
    [InlineData("kodim-63.01", "korem-63", "mabes-tni")]
    [InlineData("bkpsdm-63.01", "bkpsdm-63")]
    [InlineData("kesbangpol-63.01", "kesbangpol-63")]
    [InlineData("setda-63.01", "setda-63")]
    [InlineData("inspektorat-63.01", "inspektorat-63")]
    [InlineData("dpmd-63.01", "dpmd-63")]
    [InlineData("bkn-kanreg-08", "bkn")]
    [InlineData("kemenag")]
    public void An_office_is_supervised_by_its_own_function_one_tier_up(params string[] chain)
    {
        var actual = new List<string>();
        for (var id = chain[0]; id is not null; id = Book.Office(id).SupervisorId)
        {
            actual.Add(id);
        }

        actual.ShouldBe(chain);
    }

    [Fact]
    public void Every_supervisor_exists_and_has_the_same_function() =>
        Book.Delivered.Offices.All.Where(office => office.SupervisorId is not null)
            .ShouldAllBe(office => Book.Office(office.SupervisorId!).Function == office.Function);
}

namespace Netralitas.Reference.Tests;

public sealed class PersonnelOfficeTests
{
    [Theory]
    [InlineData("kesbangpol-63.01", "bkpsdm-63.01")]
    [InlineData("bkpsdm-63.01", "bkpsdm-63.01")]
    [InlineData("setda-63", "bkpsdm-63")]
    [InlineData("inspektorat-63.01", "bkpsdm-63.01")]
    [InlineData("dpmd-64.01", "bkpsdm-64.01")]
    [InlineData("bawaslu-63.01", "bawaslu-ri")]
    [InlineData("bawaslu-63", "bawaslu-ri")]
    [InlineData("kpu-63.72", "kpu-ri")]
    [InlineData("polres-63.01", "polri")]
    [InlineData("kejati-63", "kejagung")]
    [InlineData("kodim-63.01", "mabes-tni")]
    [InlineData("kemenag", "kemenag")]
    [InlineData("bkn-kanreg-08", "bkn-kanreg-08")]
    public void The_files_of_those_employed_at_an_office_lie_at(string employer, string personnelOffice) =>
        Book.Office(employer).PersonnelOfficeId.ShouldBe(personnelOffice);

    [Fact]
    public void Every_personnel_office_exists() =>
        Book.Delivered.Offices.All.ShouldAllBe(office => Book.Delivered.Offices.Find(office.PersonnelOfficeId) != null);
}

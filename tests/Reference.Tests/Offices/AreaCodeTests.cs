namespace Netralitas.Reference.Tests;

public sealed class AreaCodeTests
{
    [Theory]
    [InlineData("bawaslu-ri", "00.00")]
    [InlineData("bawaslu-18", "08.00")]
    [InlineData("bawaslu-18.03", "08.07")]
    [InlineData("bawaslu-63", "22.00")]
    [InlineData("bawaslu-63.72", "22.02")]
    public void A_known_office_has_the_code_of_its_official_numbers(string office, string code) =>
        Book.Delivered.AreaCodes.AreaCodeOf(office).ShouldBe(code);

    [Theory]
    [InlineData("bawaslu-63.01")]
    [InlineData("kpu-63")]
    public void A_code_that_is_not_known_is_not_made_up(string office) =>
        Book.Delivered.AreaCodes.AreaCodeOf(office).ShouldBeNull();
}

namespace Netralitas.Reference.Tests;

public sealed class OfficeRuleTests
{
    private static readonly OfficeRule Personnel = new(OfficeRuleKind.PersonnelOfEmployer);

    [Fact]
    public void The_handling_office_is_that_of_the_case() =>
        Resolve(new OfficeRule(OfficeRuleKind.Handling), employer: null).ShouldBe("bawaslu-63");

    [Theory]
    [InlineData("kpu", "kpu-63.01")]
    [InlineData("kesbangpol", "kesbangpol-63.01")]
    public void A_function_is_sought_at_the_place_of_the_act(string function, string office) =>
        Resolve(new OfficeRule(OfficeRuleKind.FunctionAtPlace, function), employer: "setda-64.02").ShouldBe(office);

    [Theory]
    [InlineData("setda-63.72", "bkpsdm-63.72")] // works in one regency, acted in another
    [InlineData("polres-63.01", "polri")]
    [InlineData("kemenag", "kemenag")]
    [InlineData(null, "bkpsdm-63.01")] // employer unknown: the place of the act
    public void The_personnel_office_is_that_of_the_employer(string? employer, string office) =>
        Resolve(Personnel, employer).ShouldBe(office);

    [Fact]
    public void An_employer_that_does_not_exist_has_no_personnel_office() => Resolve(Personnel, "setda-99").ShouldBeNull();

    private static string? Resolve(OfficeRule rule, string? employer) =>
        rule.Resolve(Book.Delivered.Offices, "bawaslu-63", "63.01", employer)?.Id;
}

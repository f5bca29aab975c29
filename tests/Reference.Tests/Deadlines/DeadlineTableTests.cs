namespace Netralitas.Reference.Tests;

public sealed class DeadlineTableTests
{
    [Theory]
    [InlineData("DL-03", 7, DayKind.Calendar, true, BasisKind.Law)]
    [InlineData("DL-04", 7, DayKind.Calendar, true, BasisKind.Law)]
    [InlineData("DL-05", 2, DayKind.Working, false, BasisKind.Law)]
    [InlineData("DL-06", 2, DayKind.Calendar, false, BasisKind.Law)]
    [InlineData("DL-07", 2, DayKind.Working, false, BasisKind.Law)]
    [InlineData("DL-08", 2, DayKind.Calendar, true, BasisKind.Law)]
    [InlineData("DL-09", 7, DayKind.Working, false, BasisKind.Law)]
    [InlineData("DL-10", 14, DayKind.Working, false, BasisKind.Law)]
    [InlineData("DL-11", 3, DayKind.Calendar, true, BasisKind.Law)]
    [InlineData("DL-12", 5, DayKind.Calendar, true, BasisKind.Law)]
    [InlineData("DL-13", 24, DayKind.Hours, false, BasisKind.Law)]
    [InlineData("DL-15", 14, DayKind.Working, false, BasisKind.Law)]
    [InlineData("DL-26", 14, DayKind.Working, false, BasisKind.Policy)]
    [InlineData("DL-27", 3, DayKind.Calendar, false, BasisKind.Law)]
    [InlineData("DL-33", 72, DayKind.Hours, false, BasisKind.Law)]
    [InlineData("DL-35", 6, DayKind.Months, false, BasisKind.Law)]
    [InlineData("POL-TRACING", 5, DayKind.Working, false, BasisKind.Policy)]
    [InlineData("POL-IDENTIFY", 2, DayKind.Working, false, BasisKind.Policy)]
    [InlineData("POL-CANDIDATE-CHECK", 2, DayKind.Working, false, BasisKind.Policy)]
    [InlineData("POL-SITUATION-NOTE", 3, DayKind.Working, false, BasisKind.Policy)]
    [InlineData("POL-ROUTE-RETURNED", 1, DayKind.Working, false, BasisKind.Policy)]
    public void A_rule_says(string id, int amount, DayKind day, bool countFirstDay, BasisKind kind)
    {
        var rule = Book.Rule(id);

        (rule.Amount, rule.Day, rule.CountFirstDay, rule.Kind).ShouldBe((amount, day, countFirstDay, kind));
    }

    [Fact]
    public void Every_deadline_of_the_field_is_there() =>
        Book.Delivered.Law.Deadlines.All.Select(rule => rule.Id).Where(id => id.StartsWith("DL-")).Distinct().ShouldBe(Enumerable.Range(1, 37).Select(i => $"DL-{i:00}"));

    [Theory]
    [InlineData("DL-10", "DL-09")]
    [InlineData("DL-12", "DL-11")]
    public void An_extended_limit_is_the_total_from_the_same_start(string extended, string plain)
    {
        Book.Rule(extended).Extends.ShouldBe(plain);
        Book.Rule(extended).Amount.ShouldBeGreaterThan(Book.Rule(plain).Amount);
    }

    [Fact]
    public void The_basis_of_a_policy_is_the_word_policy_and_of_a_law_its_name()
    {
        Book.Delivered.Law.Deadlines.All.ShouldAllBe(rule => (rule.Kind == BasisKind.Policy) == (rule.Basis == "policy"));
        Book.Rule("DL-05").Basis.ShouldBe("Perbawaslu 7/2022 Pasal 15(1)");
    }

    [Fact]
    public void The_evidence_says_when_the_official_text_is_still_to_be_checked()
    {
        Book.Rule("DL-05").Law.Evidence.ShouldBe("N-H");
        Book.Rule("DL-04").Law.Evidence.ShouldBe("R-M (verify)");
    }

    [Fact]
    public void An_unknown_rule_is_not_found() => Book.Delivered.Law.Deadlines.Versions("DL-99").ShouldBeEmpty();
}

namespace Netralitas.Reference.Tests;

public sealed class DeadlineTableTests
{
    [Theory]
    [InlineData("DL-03", 7, DayKind.Calendar, true, BasisKind.Law)]
    [InlineData("DL-04", 7, DayKind.Calendar, true, BasisKind.Law)]
    [InlineData("DL-05", 2, DayKind.Working, false, BasisKind.Law)]
    [InlineData("DL-06", 2, DayKind.Calendar, false, BasisKind.Law)]
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
    public void The_basis_of_a_policy_is_the_word_policy_and_of_a_law_its_name()
    {
        Book.Delivered.Deadlines.All.ShouldAllBe(rule => (rule.Kind == BasisKind.Policy) == (rule.Basis == "policy"));
        Book.Rule("DL-05").Basis.ShouldBe("Perbawaslu 7/2022 Pasal 15(1)");
    }

    [Fact]
    public void The_evidence_says_when_the_official_text_is_still_to_be_checked()
    {
        Book.Rule("DL-05").Evidence.ShouldBe("N-H");
        Book.Rule("DL-04").Evidence.ShouldBe("R-M (verify)");
    }

    [Fact]
    public void An_unknown_rule_is_not_found() => Book.Delivered.Deadlines.Find("DL-99").ShouldBeNull();
}

namespace Netralitas.Reference.Tests.Law;

/// <summary>Which version of a rule holds: by day, body of law and region, never by today.</summary>
public sealed class LawTableTests
{
    private const string OneDay = """

          - id: DL-08
            version: 3
            act: notice of deficiency -> reporter completes the report, as one regency did
            family: pilkada
            regions: ["33.05"]
            from: 2024-10-01
            to: 2024-10-31
            amount: 24
            day: hours
            kind: law
            basis: practice of one regency
            evidence: N-M

        """;

    [Theory]
    [InlineData("2024-09-30", "33.05", 48)]
    [InlineData("2024-10-01", "33.05", 24)]
    [InlineData("2024-10-31", "33.05", 24)]
    [InlineData("2024-11-01", "33.05", 48)]
    [InlineData("2024-10-15", "33.04", 48)]
    [InlineData("2024-10-15", "33", 48)]
    public void The_row_for_the_place_wins_while_it_holds(string day, string place, int hours)
    {
        var rule = Edited(OneDay).Law.Deadlines.Find("DL-08", At(day, place)).ShouldNotBeNull();

        (rule.Day == DayKind.Hours ? rule.Amount : rule.Amount * 24).ShouldBe(hours);
    }

    [Fact]
    public void A_row_for_a_province_holds_in_all_of_it_and_yields_to_one_for_the_place()
    {
        var province = OneDay.Replace("version: 3", "version: 4").Replace("\"33.05\"", "\"33\"").Replace("amount: 24", "amount: 36");
        var law = Edited(OneDay + province).Law.Deadlines;

        law.Find("DL-08", At("2024-10-15", "33.05"))!.Amount.ShouldBe(24);
        law.Find("DL-08", At("2024-10-15", "33.04"))!.Amount.ShouldBe(36);
    }

    [Theory]
    [InlineData(ElectionFamily.Pilkada, true)]
    [InlineData(ElectionFamily.Pemilu, false)]
    [InlineData(null, true)]
    public void A_rule_of_one_body_of_law_does_not_hold_under_the_other(ElectionFamily? family, bool holds) =>
        (Book.Delivered.Law.Deadlines.Find("DL-11", At("2024-10-15", "63.01") with { Family = family }) is not null).ShouldBe(holds);

    [Theory]
    [InlineData("version: 3", "version: 1", "id 'DL-08' appears twice in version 1")]
    [InlineData("    regions: [\"33.05\"]\n", "", "versions 1 and 3 of 'DL-08' hold at the same time and place")]
    [InlineData("[\"33.05\"]", "[\"33.99\"]", "there is no region '33.99'")]
    [InlineData("to: 2024-10-31", "to: 2024-09-30", "to lies before from")]
    [InlineData("family: pilkada", "family: pilkades", "family 'pilkades' is not one of pemilu, pilkada")]
    [InlineData("kind: law", "kind: law\n    extends: DL-99", "'DL-08' extends 'DL-99', and there is no such rule")]
    public void A_wrong_row_is_told_with_its_reason(string text, string spoiled, string reason)
    {
        using var folder = With(OneDay.Replace(text, spoiled));

        folder.Problems().ShouldHaveSingleItem().ShouldEndWith(reason);
    }

    [Fact]
    public void No_two_kinds_of_rule_share_an_id()
    {
        using var folder = new FolderCopy();
        folder.Replace("recipients.yaml", "id: REC-VILLAGE", "id: DL-08");

        folder.Problems().ShouldHaveSingleItem().ShouldEndWith("id 'DL-08' stands in more than one file of rules");
    }

    private static ReferenceBook Edited(string rows)
    {
        using var folder = With(rows);
        return ReferenceBook.Load(folder.Path);
    }

    private static FolderCopy With(string rows)
    {
        var folder = new FolderCopy();
        folder.Write("deadlines.yaml", folder.Read("deadlines.yaml") + rows);
        return folder;
    }

    private static LawMoment At(string day, string place) =>
        new(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, ElectionFamily.Pilkada, Book.Region(place));
}

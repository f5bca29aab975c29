using NodaTime;

namespace Netralitas.Reference.Tests.Numbering;

/// <summary>When running numbers start anew.</summary>
public sealed class NumberingTests
{
    private const string Row = "    starts_anew: election\n";

    [Theory]
    [InlineData(ElectionFamily.Pemilu)]
    [InlineData(ElectionFamily.Pilkada)]
    public void As_delivered_they_do_so_with_every_election(ElectionFamily family) =>
        Book.Delivered.Law.Numbering.On(new LocalDate(2024, 10, 14), family).StartsAnew.ShouldBe(NumberReset.Election);

    [Fact]
    public void An_operator_changes_the_rule_from_a_day_on()
    {
        using var folder = new FolderCopy();
        folder.Replace("numbering.yaml", Row, Row + "    to: 2024-12-31\n");
        folder.Append("numbering.yaml", "  - { id: NUM-YEAR, title: Setiap tahun, title_en: Every year, starts_anew: year, from: 2025-01-01, basis: Surat edaran, evidence: F-H }\n");

        var table = ReferenceBook.Load(folder.Path).Law.Numbering;

        table.On(new LocalDate(2024, 12, 31), ElectionFamily.Pilkada).Law.Id.ShouldBe("NUM-ELECTION");
        table.On(new LocalDate(2025, 1, 1), ElectionFamily.Pilkada).StartsAnew.ShouldBe(NumberReset.Year);
    }

    [Theory]
    [InlineData("    starts_anew: month\n", "starts_anew 'month' is not one of election, year, never")]
    [InlineData(Row + "    from: 2024-10-01\n", "from must be the first of January, so that no number is given twice")]
    [InlineData(Row + "    regions: [\"63.01\"]\n", "a series of numbers starts anew everywhere at once")]
    [InlineData(Row + "    to: 2024-12-31\n", "for pilkada the rows do not follow each other without a gap")]
    [InlineData(Row + "    family: pilkada\n", "for pemilu the rows do not follow each other without a gap")]
    public void A_wrong_row_is_told(string spoiled, string reason)
    {
        using var folder = new FolderCopy();
        folder.Replace("numbering.yaml", Row, spoiled);

        folder.Problems().ShouldContain(problem => problem.StartsWith("numbering.yaml:") && problem.EndsWith(reason));
    }
}

using Netralitas.Cases.Statistics;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;

namespace Netralitas.Cases.Tests.Statistics;

public sealed class TallyTests
{
    [Fact]
    public void An_answer_that_would_have_too_many_rows_is_refused_whether_they_were_counted_or_are_nihil()
    {
        var checks = new FieldChecks();
        var query = StatisticsQuery.Of(checks, new GetStatisticsRequest { GroupBy = { Dimension.Region } }, ReferenceBook.Load(ReferenceBook.DefaultFolder));
        checks.Clean.ShouldBeTrue();
        var tally = new Tally(query.GroupBy, query, rowsMax: 2);

        tally.Add(In("63.01"));
        tally.AddNihil(new Dictionary<Dimension, string> { [Dimension.Region] = "63.02" });
        tally.Add(In("63.02"));

        tally.Rows.Select(row => row.Counts.Cases).ShouldBe([1, 1]);
        foreach (var add in new[] { () => tally.Add(In("63.03")), () => tally.AddNihil(new Dictionary<Dimension, string> { [Dimension.Region] = "63.03" }) })
        {
            Should.Throw<RefusalException>(add).Refusal.Reason.Code.ShouldBe("TOO_MANY_GROUPS");
        }
    }

    private static GroupCount In(string region) => new() { Key = new GroupKey { Region = region, ElectionId = "pilkada-2024" }, Cases = 1, Persons = 1, Allegations = 0 };
}

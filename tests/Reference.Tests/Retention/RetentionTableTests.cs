namespace Netralitas.Reference.Tests.Retention;

public sealed class RetentionTableTests
{
    [Fact]
    public void As_delivered_nothing_is_destroyed_by_time()
    {
        var table = ReferenceBook.Load(ReferenceBook.DefaultFolder).Retention;

        table.All.Select(rule => rule.Id).ShouldBe(RetentionTable.Kinds, ignoreOrder: true);
        table.All.ShouldAllBe(rule => rule.Days == null && rule.Evidence.EndsWith("(verify)"));
    }

    [Fact]
    public void An_operator_sets_a_period_in_days()
    {
        using var folder = new FolderCopy();
        folder.Replace("retention.yaml", "period_days: until-jra-set", "period_days: 1825");

        ReferenceBook.Load(folder.Path).Retention.Find(RetentionTable.ReporterIdentity)!.Days.ShouldBe(1825);
    }

    [Theory]
    [InlineData("period_days: until-jra-set", "period_days: 0", "period_days '0' is not a whole number from 1 to 36525")]
    [InlineData("period_days: until-jra-set", "period_days: soon", "period_days 'soon' is not a whole number from 1 to 36525")]
    [InlineData("type: reporter-identity", "type: reporter", "type 'reporter' is not one of reporter-identity, witness-identity")]
    [InlineData("type: reporter-identity", "type: witness-identity", "there is no row for type 'reporter-identity'")]
    public void A_wrong_row_is_told(string text, string spoiled, string reason)
    {
        using var folder = new FolderCopy();
        folder.Replace("retention.yaml", text, spoiled);

        folder.Problems().ShouldContain(problem => problem.StartsWith("retention.yaml:") && problem.EndsWith(reason));
    }
}

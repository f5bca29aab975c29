namespace Netralitas.Cli.Tests.Commands;

/// <summary>Statistics from the command line, of the office of a regency that no other test works at.</summary>
public sealed class StatisticsCommandTests(SandboxFixture sandbox)
{
    private const string Office = "bawaslu-63.08";

    [Fact]
    public async Task Cases_are_counted_as_a_table_as_comma_separated_values_and_as_json()
    {
        (await sandbox.RunAsync(Office,
            "case", "raise", "--kind", "report", "--election", "pilkada-2024", "--contest", "regent", "--place", "63.08", "--act-date", "2024-10-10", "--known-date", "2024-10-12",
            "--person", "kind=civil-servant;post=Kepala bidang;act=Hadir", "--person", "kind=police;post=Kanit;act=Hadir")).Code.ShouldBe(0);
        string[] by = ["statistics", "--by", "region,subject-kind", "--election", "pilkada-2024"];

        (await sandbox.RunAsync(Office, [.. by, "--csv"])).Output.ShouldBe("region,subject_kind,cases,persons,allegations\r\n63.08,CIVIL_SERVANT,1,1,0\r\n63.08,POLICE,1,1,0\r\n");
        (await sandbox.RunAsync(Office, [.. by, "--compare", "pemilu-2024", "--subject", "police", "--csv"])).Output
            .ShouldBe("region,subject_kind,cases,persons,allegations,compared_cases,compared_persons,compared_allegations\r\n63.08,POLICE,1,1,0,0,0,0\r\n");
        (await sandbox.RunAsync(Office, [.. by, "--json"])).Json.GetProperty("total").GetProperty("persons").GetString().ShouldBe("2");
        var table = (await sandbox.RunAsync(Office, by)).Output;
        foreach (var word in new[] { "subject kind", "CIVIL_SERVANT", "POLICE", "all, each once", "As of Mon 14 Oct 2024" })
        {
            table.ShouldContain(word);
        }

        (await sandbox.RunAsync(Office, "statistics")).Output.ShouldContain("63.08");
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_option()
    {
        var words = await sandbox.RunAsync(Office, "statistics", "--by", "moon");
        (words.Code, words.Error.Contains("SUBJECT_KIND")).ShouldBe((2, true), words.Error);
        (await sandbox.RunAsync(Office, "statistics", "--csv", "--json")).Code.ShouldBe(2);
        var region = await sandbox.RunAsync(Office, "statistics", "--region", "63.01,99");
        (region.Code, region.Error.Contains("--region (2)")).ShouldBe((1, true), region.Error);
    }
}

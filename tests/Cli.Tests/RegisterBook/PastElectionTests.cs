using Netralitas.Support;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.RegisterBook;

/// <summary>Elections of the past: their registers come in and are counted beside those of today, and no case is raised where phases are not known.</summary>
public sealed class PastElectionTests(SandboxFixture sandbox)
{
    // Pilkada 2020 there: 4 findings and 4 reports, as Bawaslu Kutai Kartanegara said in June 2022.
    private const string Kukar = "bawaslu-64.02";

    [Fact]
    public async Task The_register_of_Kutai_Kartanegara_of_2020_is_imported_counted_and_compared_with_2024()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("register.csv"), RegisterText.Past(2020, "64.02", findings: 4, reports: 4), TestContext.Current.CancellationToken);
        await RaiseAsync(Kukar, "64.02", "pilkada-2024");

        (await Done(sandbox.RunAsync(Kukar, "case", "import", folder.File("register.csv")))).Output.ShouldContain("8 cases imported");

        (await Done(sandbox.RunAsync(Kukar, "statistics", "--by", "kind", "--election", "pilkada-2020", "--compare", "pilkada-2024", "--csv"))).Output.ShouldBe(
            "kind,cases,persons,allegations,compared_cases,compared_persons,compared_allegations\r\nFINDING,4,4,4,0,0,0\r\nREPORT,4,4,4,1,1,0\r\n");
        (await Done(sandbox.RunAsync(Kukar, "statistics", "--by", "phase,fixing", "--election", "pilkada-2020", "--csv"))).Output.ShouldContain("CAMPAIGN,AFTER_FIXING,8,8,8");
        var shown = await Done(sandbox.RunAsync(Kukar, "case", "list", "--number", "004/Reg/TM/PB/Kab/64.02/X/2020"));
        shown.Output.ShouldContain("004/Reg/TM/PB/Kab/64.02/X/2020");
    }

    [Fact]
    public async Task Of_an_election_whose_phases_are_not_known_registers_come_in_and_no_case_is_raised()
    {
        const string Office = "bawaslu-64.03";
        using var folder = new TestFolder();
        // A code of acts after the candidates were fixed, and one of acts before: which of them it was, nobody can say.
        var text = RegisterText.Past(2015, "64.03", findings: 1, reports: 1);
        await File.WriteAllTextAsync(folder.File("register.csv"), text[..text.LastIndexOf("DIS-04", StringComparison.Ordinal)] + "ETH" + text[(text.LastIndexOf("DIS-04", StringComparison.Ordinal) + 3)..],
            TestContext.Current.CancellationToken);

        (await Done(sandbox.RunAsync(Office, "case", "import", folder.File("register.csv")))).Output.ShouldContain("2 cases imported");
        (await Done(sandbox.RunAsync(Office, "statistics", "--by", "violation,fixing", "--election", "pilkada-2015", "--csv"))).Output.Split("\r\n")[1..^1]
            .ShouldBe(["DIS-04,,1,1,1", "ETH-04,,1,1,1"], ignoreOrder: true);
        var run = await RaiseAsync(Office, "64.03", "pilkada-2015");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("--election: must be an election whose phases are known; those of pilkada-2015 are not");
    }

    private Task<CommandRun> RaiseAsync(string office, string place, string election) => sandbox.RunAsync(
        office, "case", "raise", "--kind", "report", "--election", election, "--contest", "regent", "--place", place,
        "--act-date", "2024-10-10", "--known-date", "2024-10-12", "--person", $"kind=civil-servant;employer=setda-{place};post=Staf;act=Menghadiri deklarasi");
}

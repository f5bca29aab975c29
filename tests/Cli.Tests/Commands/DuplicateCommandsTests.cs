using System.Text.Json;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>Likely duplicates and a merge from the command line, against a real sandbox.</summary>
public sealed class DuplicateCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "bawaslu-63.01";
    private const string Link = "https://contoh.example/deklarasi-pasar";

    [Fact]
    public async Task A_duplicate_is_told_when_a_case_comes_in_listed_and_merged()
    {
        var first = Case(await RaiseAsync("Rahmat Fulan", "--json"));
        var told = await RaiseAsync("Drs. H. Rachmat Fulan", "--evidence-link", Link);
        told.Output.ShouldContain("Likely about the same act");
        told.Output.ShouldContain(first.GetProperty("id").GetString()!);
        var listed = await RunAsync("duplicates", first.GetProperty("id").GetString()!, "--json");
        var second = listed.Json.GetProperty("duplicates")[0].GetProperty("caseId").GetString()!;
        (await RunAsync("get", second)).Output.ShouldContain(Link);
        var same = $"{Person(Case(await RunAsync("get", second, "--json")))}={Person(first)}";

        var merged = await RunAsync("merge", second, "--into", first.GetProperty("id").GetString()!, "--reason", "Perbuatan yang sama", "--document", "7/PLENO/X/2024", "--same", same, "--json");

        merged.Code.ShouldBe(0, merged.Error);
        Case(merged).GetProperty("persons").GetArrayLength().ShouldBe(1);
        (await RunAsync("get", second)).Output.ShouldContain(first.GetProperty("id").GetString()!);
        (await RunAsync("merge", second, "--into", first.GetProperty("id").GetString()!, "--reason", "Sama", "--document", "7/X")).Error.ShouldContain("TRANSITION_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_pair_of_persons_that_cannot_be_read_is_wrong_use()
    {
        var run = await RunAsync("merge", "a", "--into", "b", "--reason", "c", "--document", "d", "--same", "somebody");

        run.Code.ShouldBe(2);
        run.Error.ShouldStartWith("--same: ");
    }

    private static JsonElement Case(CommandRun run) => run.Json.GetProperty("case");

    private static string Person(JsonElement file) => file.GetProperty("persons")[0].GetProperty("id").GetString()!;

    private Task<CommandRun> RaiseAsync(string name, params string[] more) => RunAsync(
        ["raise", "--kind", "REPORT", "--election", "pilkada-2024", "--contest", "REGENT", "--place", "63.01", "--act-date", "2024-10-10", "--known-date", "2024-10-12",
            "--person", $"name={name};kind=CIVIL_SERVANT;employer=setda-63.72;post=Staf;act=Menghadiri deklarasi", .. more]);

    private Task<CommandRun> RunAsync(params string[] args) => sandbox.RunAsync(Office, ["case", .. args]);
}

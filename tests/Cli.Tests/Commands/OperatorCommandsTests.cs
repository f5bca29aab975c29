using Netralitas.Support;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>What operators see of a service that is well, from the command line.</summary>
public sealed class OperatorCommandsTests(SandboxFixture sandbox)
{
    private static readonly string[] Operator = ["--agency", "bawaslu-ri", "--roles", "administrator"];

    [Fact]
    public async Task Clocks_outbox_and_parked_facts_are_shown_as_tables_and_as_json_by_service()
    {
        (await sandbox.RaiseAsync()).Code.ShouldBe(0);

        var clocks = await Eventually.Be(() => RunAsync("clocks", "--json"), run => run.Output.Contains("items"));
        var due = clocks.Json.GetProperty("agencies").GetProperty("clocks").EnumerateArray().Single(clock => clock.GetProperty("name").GetString() == "task-rungs");
        due.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        var table = (await RunAsync("clocks")).Output;
        foreach (var word in new[] { "agencies, task-rungs", "RungTimer", "agencies, Housekeeping", "yes", "legal time Mon 14 Oct 2024" })
        {
            table.ShouldContain(word);
        }

        (await RunAsync("outbox", "--json")).Json.GetProperty("agencies").EnumerateObject().ShouldNotContain(field => field.Name == "facts");
        (await RunAsync("outbox")).Output.ShouldContain("Unsendable");
        (await RunAsync("parked", "list", "--json")).Output.ReplaceLineEndings("").Replace(" ", "").ShouldBe("""{"agencies":{}}""");
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_option_and_for_other_offices_there_is_nothing()
    {
        var bad = await RunAsync("parked", "drop", "x", "--reason", " ", "--json");
        (bad.Code, bad.Error.Contains("<message-id>"), bad.Error.Contains("--reason")).ShouldBe((1, true, true), bad.Error);
        (await RunAsync("outbox", "retry", Guid.NewGuid().ToString())).Error.ShouldContain("NOT_FOUND");
        (await CommandRun.OfAsync("parked", "replay", Guid.NewGuid().ToString())).Error.ShouldContain("--service");
        (await CommandRun.OfAsync("clocks", "--address", sandbox.Agencies)).Error.ShouldContain("--service");
        (await CommandRun.OfAsync("clocks", "--service", "moon")).Code.ShouldBe(2);

        (await sandbox.RunAsync(["--agency", "bawaslu-63", "--roles", "administrator"], ["clocks", "--service", "agencies"])).Error.ShouldContain("NOT_FOUND");
        (await sandbox.RunAsync(["--agency", "bawaslu-ri", "--roles", "head"], ["clocks", "--service", "agencies"])).Error.ShouldContain("ROLE_MISSING");
    }

    private Task<CommandRun> RunAsync(params string[] args) => sandbox.RunAsync(Operator, [.. args, "--service", "agencies"]);
}

using Netralitas.Support;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>What is said of an officer beside the register, against a real sandbox.</summary>
public sealed class OfficerCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "kpu-63.08";

    [Fact]
    public async Task A_contact_is_shown_as_it_is_and_a_number_never()
    {
        var appointed = await RunAsync("officer", "appoint", "--office", Office, "--name", "Citra Fulan", "--roles", "examiner", "--json");
        appointed.Code.ShouldBe(0, appointed.Error);
        var officer = appointed.Json.GetProperty("officer").GetProperty("id").GetString()!;

        var shown = await Eventually.Be(() => RunAsync("contact", "get", officer), run => run.Code == 0);
        shown.Output.ShouldContain($"{officer} has no contact.");
        (await RunAsync("contact", "get", officer, "--json")).Json.GetProperty("contact").GetProperty("officerId").GetString().ShouldBe(officer);
        (await RunAsync("contact", "get", "0192a4b0-7c1e-7000-8000-000000000001")).Error.ShouldContain("NOT_FOUND");

        var kept = await Eventually.Be(() => RunAsync("officer", "number", officer, "--number", "196607071988031777"), run => run.Code == 0);
        kept.Output.ShouldContain("kept as a keyed hash");
        kept.Output.ShouldNotContain("1988031777");
        var wrong = await RunAsync("officer", "number", officer, "--number", "1966");
        (wrong.Code == 0, wrong.Error.Contains("--number", StringComparison.Ordinal)).ShouldBe((false, true), wrong.Error);
        (await RunAsync("officer", "number", officer)).Error.ShouldContain("OFFICER_NUMBER_SET");
        var forgotten = await AsAsync("kpu-63", "officer", "number", officer);
        forgotten.Output.ShouldContain("forgotten", customMessage: forgotten.Error);
    }

    private Task<CommandRun> RunAsync(params string[] args) => AsAsync(Office, args);

    private Task<CommandRun> AsAsync(string office, params string[] args) => sandbox.RunAsync(["--agency", office, "--roles", "administrator"], args);
}

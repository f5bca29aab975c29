using System.Text.Json;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>The watch commands against a real sandbox.</summary>
public sealed class WatchTests(SandboxFixture sandbox)
{
    private const string Handler = "bawaslu-63.01";
    private const string Personnel = "bkpsdm-63.72";

    [Fact]
    public async Task A_watch_shows_what_there_is_and_goes_on_from_its_token_with_what_changed()
    {
        var id = (await sandbox.RaiseAsync("--json")).Json.GetProperty("case").GetProperty("id").GetString()!;
        string[] watch = ["watch", "tasks", "--case", id, "--once", "--json"];
        var shown = await Eventually.Be(() => sandbox.RunAsync(Personnel, watch), run => run.Output.Contains("\"task\"", StringComparison.Ordinal));
        var lines = shown.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var task = lines.Single(line => line.TryGetProperty("task", out _)).GetProperty("task").GetProperty("id").GetString()!;
        lines[^1].TryGetProperty("bookmark", out _).ShouldBeTrue();
        var token = lines[^1].GetProperty("resumeToken").GetString()!;

        (await sandbox.RunAsync(Personnel, "task", "ack", task)).Code.ShouldBe(0);
        var rest = await sandbox.RunAsync(Personnel, ["watch", "tasks", "--case", id, "--once", "--resume-token", token]);

        rest.Code.ShouldBe(0, rest.Error);
        rest.Output.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith($"{task}  identify-person  {Personnel}  ACKNOWLEDGED  due ");
    }

    [Fact]
    public async Task Cases_and_notices_are_shown_one_in_a_line()
    {
        var id = (await sandbox.RaiseAsync("--json")).Json.GetProperty("case").GetProperty("id").GetString()!;

        var cases = await sandbox.RunAsync(Handler, "watch", "cases", "--case", id, "--once");
        cases.Output.ShouldStartWith($"{id}  no number yet  REPORT", customMessage: cases.Error);
        await Eventually.Be(() => sandbox.RunAsync(Personnel, "watch", "notifications", "--case", id, "--once"), run => run.Output.Contains("Tugas baru", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_none_is_told_with_its_option()
    {
        var run = await sandbox.RunAsync(Handler, "watch", "tasks", "--resume-token", "nonsense", "--once");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("--resume-token: ");
    }
}

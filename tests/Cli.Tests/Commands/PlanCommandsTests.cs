using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>What a case would open, from the command line.</summary>
public sealed class PlanCommandsTests(SandboxFixture sandbox)
{
    private static readonly string[] Act =
        ["plan", "preview", "--kind", "report", "--election", "pilkada-2024", "--contest", "regent", "--place", "63.01", "--act-date", "2025-02-06", "--known-date", "2025-02-08", "--received", "2025-02-10T09:00+08:00"];

    [Fact]
    public async Task A_preview_shows_office_deadline_and_rule_of_each_task_and_what_waits_for_an_identity_is_left_out()
    {
        const string Person = "Kind=civil-servant;employer=setda-63.72;violation=DIS-06";
        var screen = (await Done(sandbox.RunAsync("bawaslu-63.01", [.. Act, "--person", Person]))).Output;

        foreach (var word in new[] { "bawaslu-63.01", "kpu-63.01", "bkpsdm-63.72", "DL-06" })
        {
            screen.ShouldContain(word);
        }

        (await StepsAsync(Person)).ShouldBe(["check-candidacy", "examine-subordinate", "identify-person"], ignoreOrder: true);
        (await StepsAsync(Person + ";unidentified=true")).ShouldBe(["check-candidacy", "identify-person"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("kind=civil-servant;kind=regional-head", "twice")]
    [InlineData("kind=civil-servant;name=Fulan", "kind, employer, violation, unidentified")]
    [InlineData("kind=civil-servant;unidentified=perhaps", "neither true nor false")]
    [InlineData("kind=governor", "REGIONAL_HEAD")]
    public async Task A_person_that_is_not_of_the_form_is_refused_before_anything_is_asked(string person, string says)
    {
        var run = await sandbox.RunAsync("bawaslu-63.01", [.. Act, "--person", person]);

        (run.Code, run.Error.Contains(says)).ShouldBe((2, true), run.Error);
    }

    /// <summary>The tasks that are about a person.</summary>
    private async Task<List<string>> StepsAsync(string person)
    {
        var plan = (await Done(sandbox.RunAsync("bawaslu-63.01", [.. Act, "--person", person, "--json"]))).Json;
        return [.. plan.GetProperty("tasks").EnumerateArray().Where(task => task.TryGetProperty("personNumber", out _)).Select(task => task.GetProperty("step").GetString()!)];
    }
}

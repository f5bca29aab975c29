using System.Text.Json;
using Netralitas.Support;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>A case through its whole procedure, from the command line.</summary>
public sealed class ProcedureCommandsTests(SandboxFixture sandbox)
{
    private const string Bkn = "bkn-kanreg-08";
    private const string Office = "bawaslu-63.01";

    [Fact]
    public async Task A_report_is_taken_from_its_completion_to_its_end_and_its_deadlines_are_explained()
    {
        var file = Case((await Done(sandbox.RaiseAsync("--json"))).Json);
        var (id, person) = (file.GetProperty("id").GetString()!, file.GetProperty("persons")[0].GetProperty("id").GetString()!);
        await StepAsync("study", id, "--material-met", "--summary", "Syarat formal kurang");
        await StepAsync("complete-report", id, "--document", "1/X/2024", "--note", "Alamat pelapor dilengkapi");
        await StepAsync("study", id, "--formal-met", "--material-met", "--summary", "Lengkap");
        await StepAsync("register", id);
        var allegation = (await StepAsync("allege", id, "--person", person, "--violation", "DIS-04")).GetProperty("allegations")[0].GetProperty("id").GetString()!;
        var hearing = (await StepAsync("invite", id, "--document", "2/X/2024", "--role", "reported-person", "--person", person, "--time", "2024-10-15T09:00+08:00"))
            .GetProperty("hearings")[0].GetProperty("id").GetString()!;
        await StepAsync("hear", id, "--document", "3/X/2024", "--hearing", hearing, "--attended", "--under-oath");
        await StepAsync("extend", id, "--document", "4/X/2024", "--reason", "Ahli belum didengar");
        await StepAsync("complete-study", id, "--document", "5/X/2024", "--summary", "Kajian dugaan pelanggaran");
        await StepAsync("decide", id, "--document", "6/X/2024", "--outcome", $"{allegation}=violation-discipline");
        await StepAsync("announce", id, "--document", "7/X/2024");
        await StepAsync("forward", id, "--document", "8/X/2024", "--person", person);
        var early = await sandbox.RunAsync(Office, "case", "conclude", id, "--document", "9/X/2024");
        (early.Code, early.Error.Contains("[FOLLOW_UP_OPEN]")).ShouldBe((1, true), early.Error);
        await FollowAsync(id);
        (await StepAsync("conclude", id, "--document", "9/X/2024")).GetProperty("state").GetString().ShouldBe("CASE_STATE_CONCLUDED");

        var shown = (await Done(sandbox.RunAsync(Office, "case", "get", id))).Output;
        shown.ShouldContain("VIOLATION_DISCIPLINE");
        shown.ShouldContain("bkn-kanreg-08");
        shown.ShouldContain("NOT_PROVEN (over)");
        shown.ShouldContain("3/X/2024, came, under oath");
        var deadlines = (await Done(sandbox.RunAsync(Office, "case", "deadlines", id))).Output;
        deadlines.ShouldContain("DL-12 version 1");
        deadlines.ShouldContain("Fri 18 Oct 2024");
    }

    [Fact]
    public async Task A_report_is_withdrawn_and_what_is_no_outcome_is_a_wrong_input()
    {
        var id = Case((await Done(sandbox.RaiseAsync("--json"))).Json).GetProperty("id").GetString()!;

        (await StepAsync("withdraw", id, "--document", "1/X/2024")).GetProperty("state").GetString().ShouldBe("CASE_STATE_WITHDRAWN");
        var wrong = await sandbox.RunAsync(Office, "case", "decide", id, "--document", "1", "--outcome", "guilty");
        (wrong.Code, wrong.Error.Contains("NOT_PROVEN")).ShouldBe((2, true), wrong.Error);
        var late = await sandbox.RunAsync(Office, "case", "conclude", id, "--document", "1");
        (late.Code, late.Error.Contains("[TRANSITION_NOT_ALLOWED]")).ShouldBe((1, true), late.Error);
    }

    /// <summary>BKN and the personnel office take what was forwarded to its end; the regency sees it.</summary>
    private async Task FollowAsync(string id)
    {
        var track = "";
        await Eventually.Be(
            async () => (await Done(sandbox.RunAsync(Office, "track", "list", "--case", id, "--json"))).Json.TryGetProperty("tracks", out var found) ? found[0].GetProperty("id").GetString()! : "",
            found => (track = found).Length > 0);
        foreach (var (office, step) in new[] { (Bkn, "acknowledge"), (Bkn, "recommend"), (Bkn, "notify-employer") })
        {
            await Done(sandbox.RunAsync(office, "track", "advance", track, step, "--document", "1/BKN/2024"));
        }

        var wrong = await sandbox.RunAsync(Bkn, "track", "advance", track, "block", "--document", "2/BKN/2024");
        (wrong.Code, wrong.Error.Contains("[TRANSITION_NOT_ALLOWED]")).ShouldBe((1, true), wrong.Error);
        var shown = (await Done(sandbox.RunAsync(Office, "track", "get", track))).Output;
        foreach (var word in new[] { "EMPLOYER_NOTIFIED", "1/BKN/2024", "issue-decree", "--sanction", "bkpsdm-63.72" })
        {
            shown.ShouldContain(word);
        }

        (await Done(sandbox.RunAsync("bkpsdm-63.72", "track", "advance", track, "find-not-proven", "--document", "3/BAP/2024"))).Output.ShouldContain("Over since");
        await Eventually.Be(async () => (await Done(sandbox.RunAsync(Office, "case", "get", id))).Output, output => output.Contains("(over)", StringComparison.Ordinal));
        (await Done(sandbox.RunAsync(Office, "track", "list", "--open"))).Output.ShouldNotContain(track);
    }

    private async Task<JsonElement> StepAsync(string step, params string[] args) => Case((await Done(sandbox.RunAsync(Office, ["case", step, .. args, "--json"]))).Json);

    private static JsonElement Case(JsonElement answer) => answer.GetProperty("case");
}

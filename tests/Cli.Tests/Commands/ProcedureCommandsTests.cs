using System.Text.Json;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>A case through its whole procedure, from the command line.</summary>
public sealed class ProcedureCommandsTests(SandboxFixture sandbox)
{
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
        (await StepAsync("conclude", id, "--document", "9/X/2024")).GetProperty("state").GetString().ShouldBe("CASE_STATE_CONCLUDED");

        var shown = (await Done(sandbox.RunAsync(Office, "case", "get", id))).Output;
        shown.ShouldContain("VIOLATION_DISCIPLINE");
        shown.ShouldContain("bkn-kanreg-08");
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

    private async Task<JsonElement> StepAsync(string step, params string[] args) => Case((await Done(sandbox.RunAsync(Office, ["case", step, .. args, "--json"]))).Json);

    private static JsonElement Case(JsonElement answer) => answer.GetProperty("case");
}

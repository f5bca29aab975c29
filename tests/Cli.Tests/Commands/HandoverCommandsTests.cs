using System.Text.Json;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>A case that goes to another office, ends, goes on and stands still, from the command line.</summary>
public sealed class HandoverCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "bawaslu-63.01";
    private const string Other = "bawaslu-63.72";
    private const string Above = "bawaslu-63";

    [Fact]
    public async Task A_case_is_offered_declined_offered_anew_and_accepted()
    {
        var id = await RaiseAsync();

        Handover(await StepAsync(Office, "transfer", id, "--to", Other, "--reason", "place", "--document", "1/X/2024", "--note", "Perbuatan di kota")).ShouldBe("HANDOVER_STATE_OFFERED");
        await RefusedAsync("TRANSFER_OFFERED", Office, "transfer", id, "--to", Above, "--reason", "rank", "--document", "2/X/2024");
        await StepAsync(Other, "decline", id, "--document", "3/X/2024", "--reason", "Bukan wilayah kami");
        await RefusedAsync("NO_TRANSFER_OFFERED", Office, "decline", id, "--document", "4/X/2024", "--reason", "Ditarik");
        Handover(await StepAsync(Office, "transfer", id, "--to", Other, "--reason", "place", "--document", "5/X/2024")).ShouldBe("HANDOVER_STATE_OFFERED");
        var accepted = await StepAsync(Other, "accept", id, "--document", "6/X/2024", "--note", "Diterima");

        (accepted.GetProperty("handlingOfficeId").GetString(), Handover(accepted)).ShouldBe((Other, "HANDOVER_STATE_ACCEPTED"));
        accepted.GetProperty("handovers").EnumerateArray().Select(one => one.GetProperty("answerNote").GetString()).ShouldBe(["Bukan wilayah kami", "Diterima"]);
        (await Done(sandbox.RunAsync(Other, "case", "get", id))).Output.ShouldContain(Office);
        await RefusedAsync("NOT_FOUND", Office, "accept", id, "--document", "7/X/2024");
    }

    [Fact]
    public async Task The_office_above_takes_a_case_over_and_no_other_does()
    {
        var id = await RaiseAsync();

        await RefusedAsync("NOT_FOUND", Other, "take-over", id, "--reason", "cannot-act", "--document", "1/X/2024");
        var taken = await StepAsync(Above, "take-over", id, "--reason", "cannot-act", "--document", "1/X/2024", "--note", "Kantor berhalangan");

        (taken.GetProperty("handlingOfficeId").GetString(), Handover(taken)).ShouldBe((Above, "HANDOVER_STATE_TAKEN_OVER"));
    }

    [Fact]
    public async Task A_case_that_has_ended_is_reopened_and_one_that_goes_on_is_not()
    {
        var id = await RaiseAsync();

        await RefusedAsync("TRANSITION_NOT_ALLOWED", Office, "reopen", id, "--document", "1/X/2024", "--reason", "Ada bukti baru");
        await StepAsync(Office, "close", id, "--reason", "late");
        var reopened = await StepAsync(Office, "reopen", id, "--document", "2/X/2024", "--reason", "Ada bukti baru");

        reopened.GetProperty("state").GetString().ShouldBe("CASE_STATE_INITIAL_STUDY");
        reopened.GetProperty("reopenings")[0].GetProperty("reason").GetString().ShouldBe("Ada bukti baru");
    }

    [Fact]
    public async Task Clocks_are_paused_once_and_go_on_once()
    {
        var id = await RaiseAsync();

        await RefusedAsync("CLOCK_NOT_PAUSED", Office, "resume", id, "--document", "1/X/2024", "--reason", "Putusan terbit");
        await StepAsync(Office, "pause", id, "--document", "2/X/2024", "--reason", "Menunggu putusan");
        await RefusedAsync("CLOCK_PAUSED_ALREADY", Office, "pause", id, "--document", "3/X/2024", "--reason", "Menunggu putusan");
        (await Done(sandbox.RunAsync(Office, "case", "deadlines", id, "--json"))).Json.GetProperty("clocks")[0].GetProperty("pauses")[0].GetProperty("documentNumber").GetString()
            .ShouldBe("2/X/2024");
        await StepAsync(Office, "resume", id, "--document", "4/X/2024", "--reason", "Putusan terbit");

        (await Done(sandbox.RunAsync(Office, "case", "events", id))).Output.ShouldContain("CLOCK_RESUMED");
    }

    [Theory]
    [InlineData(2, "CANNOT_ACT", "transfer", "--to", Other, "--reason", "moon", "--document", "1")]
    [InlineData(2, "CANNOT_ACT", "take-over", "--reason", "moon", "--document", "1")]
    [InlineData(2, "--document", "accept")]
    [InlineData(2, "--reason", "decline", "--document", "1")]
    [InlineData(2, "--reason", "reopen", "--document", "1")]
    [InlineData(1, "--to: ", "transfer", "--to", "bawaslu-99", "--reason", "place", "--document", "1")]
    [InlineData(1, "--document: ", "accept", "--document", "nomor_1")]
    [InlineData(1, "--reason: ", "decline", "--document", "1", "--reason", "")]
    [InlineData(1, "--reason: ", "pause", "--document", "1", "--reason", "")]
    [InlineData(1, "--document: ", "resume", "--document", "nomor_1", "--reason", "Putusan terbit")]
    public async Task What_is_wrong_is_told_by_option(int code, string told, string step, params string[] args)
    {
        var run = await sandbox.RunAsync(Office, ["case", step, await RaiseAsync(), .. args]);

        (run.Code, run.Error.Contains(told, StringComparison.Ordinal)).ShouldBe((code, true), run.Error);
    }

    private async Task<string> RaiseAsync() => (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;

    private async Task<JsonElement> StepAsync(string office, string step, params string[] args) =>
        (await Done(sandbox.RunAsync(office, ["case", step, .. args, "--json"]))).Json.GetProperty("case");

    private async Task RefusedAsync(string reason, string office, string step, params string[] args)
    {
        var run = await sandbox.RunAsync(office, ["case", step, .. args]);
        (run.Code, run.Error.Contains($"[{reason}]", StringComparison.Ordinal)).ShouldBe((1, true), run.Error);
    }

    /// <summary>How the last handover stands.</summary>
    private static string Handover(JsonElement file) => file.GetProperty("handovers").EnumerateArray().Last().GetProperty("state").GetString()!;
}

using Netralitas.Support;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>Recording on behalf of an office, from the command line.</summary>
public sealed class MandateCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "kesbangpol-63.01";
    private const string Recorder = "setda-63.01";

    [Fact]
    public async Task A_mandate_is_granted_used_shown_and_revoked()
    {
        var granted = await AdministratorAsync("mandate", "grant", "--office", Office, "--recorder", Recorder, "--document", "5/SK/2024", "--end", "2025-10-01T00:00+08:00", "--json");
        var mandate = granted.Json.GetProperty("mandate").GetProperty("id").GetString()!;
        var caseId = (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;
        var task = await Eventually.Be(
            async () => (await Done(sandbox.RunAsync(Recorder, "task", "list", "--case", caseId, "--for-office", Office, "--json"))).Json, json => json.TryGetProperty("tasks", out _));
        var taskId = task.GetProperty("tasks")[0].GetProperty("id").GetString()!;

        await Done(sandbox.RunAsync(Recorder, "task", "complete", taskId, "--document", "3/BKBP/2024", "--for-office", Office));

        (await Done(sandbox.RunAsync("bawaslu-63.01", "task", "get", taskId))).Output.ShouldContain(Recorder);
        await Eventually.Be(async () => (await Done(sandbox.RunAsync("bawaslu-63.01", "case", "events", caseId))).Output, output => output.Contains("by " + Recorder));
        (await Done(sandbox.RunAsync(Recorder, "mandate", "list", "--held"))).Output.ShouldContain("5/SK/2024");
        await AdministratorAsync("mandate", "revoke", mandate);
        var refused = await sandbox.RunAsync(Recorder, "task", "get", taskId, "--for-office", Office);
        (refused.Code, refused.Error.Contains("[NO_MANDATE]")).ShouldBe((1, true), refused.Error);
        (await sandbox.RunAsync(Recorder, "task", "list", "--for-office", "kesbangpol 63")).Code.ShouldBe(2);
    }

    private async Task<CommandRun> AdministratorAsync(params string[] args)
    {
        var token = await Done(OfAsync("token", "--data", sandbox.Folder, "--agency", Office, "--roles", "administrator"));
        return await Done(OfAsync([.. args, "--address", sandbox.Agencies, "--token", token.Output.Trim()]));
    }
}

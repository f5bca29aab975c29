using Netralitas.Support;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>The vault from the command line, against a real sandbox.</summary>
public sealed class ReporterCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "bawaslu-63.01";
    private const string Examiner = "examiner";
    private const string Custodian = "custodian";
    private const string Who = """{"kind": "REPORTER_KIND_REPORTER", "identity": {"name": "Siti Fulanah", "identityNumber": "6301000000000001"}}""";

    [Fact]
    public async Task A_reporter_is_brought_in_shown_after_approval_asks_for_the_status_and_is_destroyed()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("who.json"), Who, TestContext.Current.CancellationToken);
        var caseId = (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;

        var added = (await Done(AsAsync(Examiner, "reporter", "add", caseId, "--file", folder.File("who.json"), "--json"))).Json.GetProperty("reporter");
        var (reporter, code) = (added.GetProperty("reporterId").GetString()!, added.GetProperty("receiptCode").GetString()!);
        var reveal = (await Done(AsAsync(Examiner, "reporter", "request-reveal", caseId, reporter, "--purpose", "clarification", "--document", "1/2024", "--json")))
            .Json.GetProperty("reveal").GetProperty("id").GetString()!;
        (await AsAsync(Examiner, "reporter", "reveal", caseId, reveal)).Error.ShouldContain("not approved");
        await Done(AsAsync(Custodian, "reporter", "approve", caseId, reveal));
        (await Done(AsAsync(Examiner, "reporter", "reveal", caseId, reveal))).Output.ShouldContain("Siti Fulanah");
        var list = await Done(AsAsync(Custodian, "reporter", "list", caseId));
        (list.Output.Contains(reporter), list.Output.Contains("Siti")).ShouldBe((true, false));
        await Done(AsAsync(Custodian, "reporter", "hold", caseId, "--document", "2/2024"));
        (await AsAsync(Custodian, "reporter", "shred", caseId, reporter, "--document", "3/2024")).Error.ShouldContain("legal hold");
        await Done(AsAsync(Custodian, "reporter", "release", caseId, "--document", "4/2024"));

        (await Done(CommandRun.OfAsync("reporter", "status", code, "--address", sandbox.Cases))).Output.ShouldContain("kajian awal");
        (await CommandRun.OfAsync("reporter", "status", code[..^1] + (code[^1] == 'X' ? 'Y' : 'X'), "--address", sandbox.Cases)).Code.ShouldBe(2);
        (await Done(AsAsync(Custodian, "reporter", "shred", caseId, reporter, "--document", "5/2024"))).Output.ShouldContain("SHREDDED");
    }

    [Fact]
    public async Task Keys_are_rotated_with_progress_and_the_status_says_so()
    {
        var rotated = await Done(CommandRun.OfAsync("keys", "rotate", "--data", sandbox.Folder, "--address", sandbox.Cases));

        var key = rotated.Output.Split(' ', ':')[1];
        rotated.Output.Trim().ShouldEndWith($"Key {key}: 0 records to go.");
        var status = await Done(AsAsync("administrator", "keys", "status"));
        status.Output.ShouldContain(key);
        status.Output.ShouldContain("Everything lies under the active key.");
    }

    private async Task<CommandRun> AsAsync(string role, params string[] args)
    {
        var token = await Done(CommandRun.OfAsync("token", "--data", sandbox.Folder, "--agency", Office, "--roles", role, "--account", role));
        return await CommandRun.OfAsync([.. args, "--address", sandbox.Cases, "--token", token.Output.Trim()]);
    }
}

namespace Netralitas.Cli.Tests.Commands;

/// <summary>An audit from the command line, against a real sandbox.</summary>
public sealed class AuditCommandsTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_case_is_opened_for_audit_listed_and_closed()
    {
        var caseId = (await sandbox.RaiseAsync("--json")).Json.GetProperty("case").GetProperty("id").GetString()!;

        var opened = await AsAsync("bkn-kanreg-08", "auditor", "open", caseId, "--ground", "court-order", "--document", "9/ST/2024", "--hours", "24", "--json");
        opened.Code.ShouldBe(0, opened.Error);
        var audit = opened.Json.GetProperty("audit").GetProperty("id").GetString()!;
        (await AsAsync("bkn-kanreg-08", "auditor", "open", caseId, "--ground", "complaint", "--document", "9/ST/2024", "--hours", "24")).Error.ShouldContain("AUDIT_OPEN_ALREADY");
        (await AsAsync("bawaslu-63.01", "head", "list", caseId)).Output.ShouldContain(audit);
        await CommandRun.OfAsync("case", "get", caseId, "--address", sandbox.Cases, "--token", await TokenAsync("bkn-kanreg-08", "auditor"));
        (await AsAsync("bawaslu-63.01", "head", "list", caseId, "--json")).Json.GetProperty("audits")[0].GetProperty("readCount").GetInt32().ShouldBe(1);
        (await AsAsync("bawaslu-63.01", "head", "reads", caseId, audit)).Output.ShouldContain("GetCase");
        (await AsAsync("bawaslu-63.01", "head", "close", caseId, audit)).Output.ShouldContain("by bawaslu-63.01");
        var listed = (await AsAsync("bkn-kanreg-08", "auditor", "list", caseId, "--json")).Json.GetProperty("audits")[0];
        (listed.GetProperty("ground").GetString(), listed.GetProperty("closingOfficeId").GetString()).ShouldBe(("AUDIT_GROUND_COURT_ORDER", "bawaslu-63.01"));
    }

    private async Task<CommandRun> AsAsync(string office, string role, params string[] args)
    {
        return await CommandRun.OfAsync(["case", "audit", .. args, "--address", sandbox.Cases, "--token", await TokenAsync(office, role)]);
    }

    private async Task<string> TokenAsync(string office, string role) =>
        (await CommandRun.OfAsync("token", "--data", sandbox.Folder, "--agency", office, "--roles", role)).Output.Trim();
}

using System.IO.Compression;
using Netralitas.Support;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>Letters and the story of a case from the command line, against a real sandbox.</summary>
public sealed class LetterCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "bawaslu-63.01";

    [Fact]
    public async Task A_receipt_is_previewed_with_its_code_issued_without_and_told_in_the_story()
    {
        using var folder = new TestFolder();
        var caseId = await CaseAsync();
        string[] letter = [caseId, "--kind", "receipt", "--number", "7/LP/X/2024", "--place", "Pelaihari", "--signatory", "Rahmat Fulan", "--post", "Ketua"];

        (await OfficeAsync(["letter", "preview", .. letter, "--receipt-code", "0000000-0000000-0000000", "--out", folder.File("serah.odt")])).Output.ShouldContain("SHA-256");
        var issued = await OfficeAsync(["letter", "issue", .. letter, "--out", folder.File("arsip.odt"), "--json"]);

        Content(folder.File("serah.odt")).ShouldContain("0000000-0000000-0000000");
        Content(folder.File("arsip.odt")).ShouldNotContain("0000000-0000000-0000000");
        issued.Json.GetProperty("number").GetString().ShouldBe("7/LP/X/2024");
        (await OfficeAsync(["document", "list", "--case", caseId, "--type", "receipt"])).Output.ShouldContain(issued.Json.GetProperty("id").GetString()!);
        var told = (await OfficeAsync(["case", "timeline", caseId])).Output;
        told.ShouldStartWith("Senin, 14 Oktober 2024");
        told.Replace("\n", " ", StringComparison.Ordinal).ShouldContain("menerbitkan tanda terima laporan nomor 7/LP/X/2024.");
        (await OfficeAsync(["case", "timeline", caseId, "--lang", "en"])).Output.ShouldStartWith("Monday, 14 October 2024");
        (await OfficeAsync(["case", "timeline", caseId, "--json"])).Json.GetProperty("events")[0].GetProperty("date").GetString().ShouldBe("2024-10-14");
    }

    [Fact]
    public async Task What_is_wrong_with_a_letter_names_the_option()
    {
        using var folder = new TestFolder();
        var caseId = await CaseAsync();

        var bad = await sandbox.RunAsync(Office, "letter", "preview", caseId, "--kind", "receipt", "--number", "7", "--place", "P", "--signatory", "R", "--post", "K", "--date", "kemarin", "--out", folder.File("x.odt"));
        var tooEarly = await sandbox.RunAsync(Office, "letter", "issue", caseId, "--kind", "status-notice", "--number", "7", "--place", "P", "--signatory", "R", "--post", "K");

        bad.Error.ShouldContain("--date");
        tooEarly.Error.ShouldContain("TRANSITION_NOT_ALLOWED");
        File.Exists(folder.File("x.odt")).ShouldBeFalse();
        (await sandbox.RunAsync(Office, "case", "timeline", caseId, "--lang", "fr")).Error.ShouldContain("fr");
    }

    private async Task<string> CaseAsync() => (await sandbox.RaiseAsync("--json")).Json.GetProperty("case").GetProperty("id").GetString()!;

    private static string Content(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry("content.xml")!.Open());
        return reader.ReadToEnd();
    }

    private Task<CommandRun> OfficeAsync(params string[] args) => Done(sandbox.RunAsync(Office, args));
}

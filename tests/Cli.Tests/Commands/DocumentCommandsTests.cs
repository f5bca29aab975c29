using System.Security.Cryptography;
using Netralitas.Support;
using static Netralitas.Cli.Tests.CommandRun;

namespace Netralitas.Cli.Tests.Commands;

/// <summary>Documents from the command line, against a real sandbox.</summary>
public sealed class DocumentCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "bawaslu-63.01";

    // More than the client library keeps to repeat a call by itself, and than may be on its way unread: so something is stored when the line breaks.
    private const int Size = 3_000_000;

    [Fact]
    public async Task A_document_is_added_through_a_connection_that_breaks_listed_shared_and_fetched()
    {
        using var folder = new TestFolder();
        var (bytes, caseId) = (await FileAsync(folder.File("bukti.pdf")), await CaseAsync());
        using var way = new CuttingProxy(sandbox.Cases, 2_000_000);

        var added = await Done(AsAsync(way.Address, "document", "add", "--case", caseId, "--type", "evidence", "--file", folder.File("bukti.pdf"), "--number", "7/2024"));

        way.WasCut.ShouldBeTrue();
        added.Error.ShouldContain("Interrupted");
        added.Error.ShouldContain("2.9 of 2.9 MiB");
        var listed = (await Done(sandbox.RunAsync(Office, "document", "list", "--case", caseId, "--json"))).Json.GetProperty("documents")[0];
        var (id, hash) = (listed.GetProperty("id").GetString()!, listed.GetProperty("sha256").GetString()!);
        (added.Output.Contains(id), hash).ShouldBe((true, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        (await Done(sandbox.RunAsync(Office, "document", "list", "--case", caseId, "--type", "receipt"))).Output.ShouldNotContain(id);
        (await Done(sandbox.RunAsync(Office, "document", "get", id, "--out", folder.File("salinan.pdf")))).Output.ShouldContain(hash);
        (await File.ReadAllBytesAsync(folder.File("salinan.pdf"), TestContext.Current.CancellationToken)).ShouldBe(bytes);
        await Eventually.Be(() => sandbox.RunAsync(Office, "document", "share", id, "--office", "bkpsdm-63.72"), run => run.Output.Contains("bkpsdm-63.72"));
    }

    [Fact]
    public async Task A_half_file_is_gone_on_with_and_one_of_something_else_is_found_out()
    {
        using var folder = new TestFolder();
        var bytes = await FileAsync(folder.File("bukti.pdf"));
        var id = (await Done(sandbox.RunAsync(Office, "document", "add", "--case", await CaseAsync(), "--type", "evidence", "--file", folder.File("bukti.pdf"), "--json"))).Json.GetProperty("id").GetString()!;
        var target = folder.File("salinan.pdf");

        await File.WriteAllBytesAsync(target + ".part", new byte[Size / 2], TestContext.Current.CancellationToken);
        var wrong = await sandbox.RunAsync(Office, "document", "get", id, "--out", target);
        (wrong.Code, File.Exists(target), File.Exists(target + ".part")).ShouldBe((2, false, false));
        await File.WriteAllBytesAsync(target + ".part", bytes[..(Size / 2)], TestContext.Current.CancellationToken);
        var right = await Done(sandbox.RunAsync(Office, "document", "get", id, "--out", target));

        (await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken)).ShouldBe(bytes);
        right.Error.ShouldNotContain("0.3 of");
        (await sandbox.RunAsync(Office, "document", "get", id, "--out", target)).Error.ShouldContain("is there already");
    }

    [Fact]
    public async Task A_file_of_another_kind_or_none_at_all_is_refused_in_words()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("surat.pdf"), "Bukan PDF", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("surat.txt"), "Bukan PDF", TestContext.Current.CancellationToken);
        var caseId = await CaseAsync();

        (await sandbox.RunAsync(Office, "document", "add", "--case", caseId, "--type", "evidence", "--file", folder.File("surat.pdf"))).Error.ShouldContain("application/pdf");
        (await sandbox.RunAsync(Office, "document", "add", "--case", caseId, "--type", "evidence", "--file", folder.File("surat.txt"))).Error.ShouldContain("--media-type");
        (await sandbox.RunAsync(Office, "document", "add", "--case", caseId, "--type", "evidence", "--file", folder.File("tidak-ada.pdf"))).Error.ShouldContain("--file");
    }

    private async Task<CommandRun> AsAsync(string address, params string[] args)
    {
        var token = await Done(CommandRun.OfAsync("token", "--data", sandbox.Folder, "--agency", Office));
        return await CommandRun.OfAsync([.. args, "--address", address, "--token", token.Output.Trim()]);
    }

    private async Task<string> CaseAsync() => (await Done(sandbox.RaiseAsync("--json"))).Json.GetProperty("case").GetProperty("id").GetString()!;

    private static async Task<byte[]> FileAsync(string path)
    {
        var bytes = RandomNumberGenerator.GetBytes(Size);
        "%PDF-"u8.CopyTo(bytes);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        return bytes;
    }
}

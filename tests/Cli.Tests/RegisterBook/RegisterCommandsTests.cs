using Netralitas.Support;

namespace Netralitas.Cli.Tests.RegisterBook;

/// <summary>Registers from the command line, against a real sandbox.</summary>
public sealed class RegisterCommandsTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_register_is_checked_imported_once_shown_and_exported_byte_for_byte()
    {
        const string Office = "bawaslu-63.10";
        using var folder = new TestFolder();
        var (file, copy) = (folder.File("register.csv"), folder.File("salinan.csv"));
        await File.WriteAllTextAsync(file, RegisterText.Of("63.10", 3), TestContext.Current.CancellationToken);

        (await sandbox.RunAsync(Office, "case", "import", file, "--dry-run")).Output.ShouldContain("3 cases would be imported");
        var first = await sandbox.RunAsync(Office, "case", "import", file);
        (await sandbox.RunAsync(Office, "case", "import", file, "--json")).Json.GetProperty("presentCases").GetInt32().ShouldBe(3);

        (first.Code, first.Output.Contains("3 cases imported"), first.Error.Contains("rows sent")).ShouldBe((0, true, true), first.Error);
        (await sandbox.RunAsync(Office, "case", "export", "--election", "pilkada-2024", "--place", "63.10", "--out", copy)).Code.ShouldBe(0);
        (await File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        File.GetUnixFileMode(copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var listed = await sandbox.RunAsync(Office, "case", "list", "--number", "001/Reg/LP/PB/Kab/63.10/X/2024", "--json");
        var shown = await sandbox.RunAsync(Office, "case", "get", listed.Json.GetProperty("cases")[0].GetProperty("id").GetString()!);
        shown.Output.ShouldContain("from an older register");
    }

    [Fact]
    public async Task Bad_lines_of_the_file_and_bad_rows_are_told_together_and_nothing_is_imported()
    {
        const string Office = "bawaslu-63.11";
        using var folder = new TestFolder();
        var lines = RegisterText.Of("63.11", 4).Split("\r\n");
        lines[2] = lines[2].Replace("DIS-04", "DIS-99", StringComparison.Ordinal);
        lines[3] = "terpotong,";
        await File.WriteAllTextAsync(folder.File("register.csv"), string.Join("\r\n", lines), TestContext.Current.CancellationToken);

        var run = await sandbox.RunAsync(Office, "case", "import", folder.File("register.csv"));

        run.Code.ShouldBe(2);
        run.Output.Split(Environment.NewLine).Where(line => line.StartsWith("line ", StringComparison.Ordinal)).Select(line => line[..(line.IndexOf(':', StringComparison.Ordinal))])
            .ShouldBe(["line 3", "line 4"]);
        run.Error.ShouldContain("2 problem(s)");
        (await sandbox.RunAsync(Office, "case", "export")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        (await sandbox.RunAsync(Office, "case", "import", folder.File("tidak-ada.csv"))).Error.ShouldContain("tidak-ada.csv");
    }
}

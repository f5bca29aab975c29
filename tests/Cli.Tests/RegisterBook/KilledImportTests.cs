using Netralitas.Cli.Local;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.RegisterBook;

/// <summary>A process that is killed while it keeps a long register.</summary>
public sealed class KilledImportTests
{
    private const int Cases = 500;
    private const int Persons = 10;
    private const string Office = "bawaslu-63.01";

    [Fact]
    public async Task A_kill_in_the_middle_leaves_nothing_or_all_and_the_same_file_again_brings_each_case_once()
    {
        using var folder = new TestFolder();
        var (portBase, file) = (FreePorts.Next(), folder.File("register.csv"));
        string[] args = ["--data", folder.File("data"), "--port-base", $"{portBase}"];
        await File.WriteAllTextAsync(file, RegisterText.Of("63.01", Cases, Persons), TestContext.Current.CancellationToken);
        string[] way;
        using (var first = await SandboxProcess.ReadyAsync([.. args, "--clock", "2024-10-14T09:00+08:00x1"]))
        {
            way = ["--address", $"http://127.0.0.1:{portBase + 1}", "--token", (await CommandRun.OfAsync("token", "--data", folder.File("data"), "--agency", Office)).Output.Trim()];
            var log = Directory.EnumerateFiles(folder.File("data"), "cases*-wal", SearchOption.AllDirectories).Single();
            var before = new FileInfo(log).Length;
            var import = CommandRun.OfAsync(["case", "import", file, .. way]);
            // The transaction is so long that some of it is in the log of the database before it ends.
            await Eventually.Be(() => Task.FromResult(new FileInfo(log).Length - before), grown => grown > 1_000_000 || import.IsCompleted, TimeSpan.FromSeconds(60));
            import.IsCompleted.ShouldBeFalse("the kill must come before the end");
            await first.SignalAsync("KILL");
            (await import).Code.ShouldNotBe(0);
        }

        using var second = await SandboxProcess.ReadyAsync(args);
        (await CommandRun.OfAsync(["case", "export", .. way])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeOneOf(1, (Cases * Persons) + 1);
        var again = await CommandRun.OfAsync(["case", "import", file, .. way]);

        again.Code.ShouldBe(0, again.Error);
        (await CommandRun.OfAsync(["case", "export", .. way])).Output.ShouldBe(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}

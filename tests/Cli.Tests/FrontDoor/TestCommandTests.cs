using System.Globalization;
using Netralitas.Cli.Local;

namespace Netralitas.Cli.Tests.FrontDoor;

/// <summary>What <c>./netralitas test</c> makes of a run, and what it leaves behind.</summary>
public sealed class TestCommandTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_line_sums_the_figures_of_all_projects()
    {
        using var script = new ScriptRun($"test) {ScriptRun.LeaveResults(total: 12, passed: 10, failed: 0)} ;;");
        Directory.CreateDirectory(script.In("tests/Other.Tests"));
        await File.WriteAllTextAsync(script.In("tests/Other.Tests/Other.Tests.csproj"), "", Cancellation);
        var run = await script.RunAsync(Cancellation, "test");
        run.Output.Split('\n').Last().ShouldBe("20 passed, 0 failed, 4 skipped");
        run.ExitCode.ShouldBe(0);
        script.RunFoldersLeft.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3, 2, 1, 1, "2 passed, 1 failed, 0 skipped")]
    [InlineData(3, 3, 0, 134, "3 passed, 1 failed, 0 skipped")]
    [InlineData(0, 0, 0, 0, "0 passed, 0 failed, 0 skipped")]
    public async Task A_failed_a_broken_and_an_empty_run_end_with_an_exit_code(int total, int passed, int failed, int exitCode, string lastLine)
    {
        using var script = new ScriptRun($"test) {ScriptRun.LeaveResults(total, passed, failed)}\n exit {exitCode} ;;");
        var run = await script.RunAsync(Cancellation, "test");
        run.Output.Split('\n').Last().ShouldBe(lastLine);
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_project_that_leaves_no_results_counts_as_a_failure()
    {
        using var script = new ScriptRun("test) true ;;");
        var run = await script.RunAsync(Cancellation, "test");
        run.Output.Split('\n').Last().ShouldBe("0 passed, 1 failed, 0 skipped");
        run.Errors.ShouldContain("Some.Tests left no results");
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_build_that_fails_runs_no_test()
    {
        using var script = new ScriptRun("build) exit 1 ;;");
        var run = await script.RunAsync(Cancellation, "test");
        run.ExitCode.ShouldBe(1);
        script.Calls.ShouldNotContain(call => call.StartsWith("test"));
    }

    [Fact]
    public async Task Options_reach_the_tests_and_unknown_ones_are_refused()
    {
        using var script = new ScriptRun($"test) echo \"long=$NETRALITAS_LONG\"; {ScriptRun.LeaveResults(total: 1, passed: 1, failed: 0)} ;;");
        (await script.RunAsync(Cancellation, "test", "--long", "--filter", "Intake")).Output.ShouldContain("long=1");
        script.Calls.ShouldContain(call => call.Contains("--filter Intake"));
        (await script.RunAsync(Cancellation, "test", "--lang")).ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task An_interrupted_run_leaves_no_process_and_no_folder(string signal, int exitCode)
    {
        // One process is known by the record alone, one by its environment alone, one as our child.
        using var script = new ScriptRun("""
            test)
              env -u NETRALITAS_RUN_DIR setsid sleep 1001 &
              pid=$!
              stat=$(cat /proc/$pid/stat); set -- ${stat##*) }
              echo "$pid ${20} recorded" >>"$NETRALITAS_PIDS"
              setsid sleep 1002 &
              echo "$pid $! $$" >"$(dirname "$0")/started"
              echo running
              wait ;;
            """);
        using var process = script.Start("test");
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(Cancellation).AsTask().WaitAsync(Limit, Cancellation);
        }
        while (line is not (null or "running"));

        var pids = (await File.ReadAllTextAsync(script.In("bin/started"), Cancellation)).Split(' ').Select(pid => int.Parse(pid, CultureInfo.InvariantCulture)).ToArray();
        pids.ShouldAllBe(pid => ProcessTable.StartTicks(pid) != null);
        using var kill = System.Diagnostics.Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(Cancellation).WaitAsync(Limit, Cancellation);

        process.ExitCode.ShouldBe(exitCode);
        pids.ShouldAllBe(pid => ProcessTable.StartTicks(pid) == null);
        script.RunFoldersLeft.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_whose_process_has_ended_harms_no_other_that_was_given_its_id()
    {
        using var folder = new RunFolder();
        var bystander = ServiceProcess.Start(
            "bystander", "sleep", ["600"], folder.In("log"), new Dictionary<string, string?> { ["NETRALITAS_RUN_DIR"] = null });
        try
        {
            using var script = new ScriptRun(
                $"test) echo '{bystander.Pid} {bystander.StartTicks - 1} earlier' >>\"$NETRALITAS_PIDS\"; {ScriptRun.LeaveResults(total: 1, passed: 1, failed: 0)} ;;");
            (await script.RunAsync(Cancellation, "test")).ExitCode.ShouldBe(0);
            bystander.IsRunning.ShouldBeTrue();
        }
        finally
        {
            bystander.Kill();
        }
    }
}

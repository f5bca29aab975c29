namespace Netralitas.Cli.Tests.FrontDoor;

/// <summary>How <c>./netralitas</c> comes to the command that it hands over to.</summary>
public sealed class CommandTests
{
    private const string Build = """
        build) mkdir -p "$(dirname "$2")/bin/Release/net10.0"; touch "$(dirname "$2")/bin/Release/net10.0/Netralitas.Cli.dll" ;;
        *.dll) shift; echo "ran $*" ;;
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_names_every_command_without_a_build()
    {
        using var script = new ScriptRun(Build);
        var run = await script.RunAsync(Cancellation, "--help");
        foreach (var command in new[] { "demo", "sandbox", "up", "down", "test", "bench", "token", "case", "task", "office", "region" })
        {
            run.Output.ShouldContain($"\n  {command} ");
        }

        script.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_output_is_the_command_s_alone_and_it_is_built_only_when_something_changed()
    {
        using var script = new ScriptRun(Build);
        var first = await script.RunAsync(Cancellation, "token", "--agency", "bawaslu-63.01");
        first.Output.ShouldBe("ran token --agency bawaslu-63.01");
        first.Errors.ShouldContain("Building Netralitas");
        (await script.RunAsync(Cancellation, "token")).Errors.ShouldBeEmpty();

        await File.WriteAllTextAsync(script.In("services/Cli/Program.cs"), "// changed", Cancellation);
        await script.RunAsync(Cancellation, "token");
        File.Delete(script.In("services/Cli/Program.cs"));
        await script.RunAsync(Cancellation, "token");
        Builds(script).ShouldBe(3);
    }

    [Fact]
    public async Task Commands_at_the_same_time_build_once()
    {
        using var script = new ScriptRun(Build);
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => script.RunAsync(Cancellation, "region")));
        runs.ShouldAllBe(run => run.Output == "ran region");
        Builds(script).ShouldBe(1);
    }

    [Fact]
    public async Task A_build_that_fails_shows_its_errors_and_runs_nothing()
    {
        using var script = new ScriptRun("build) echo 'Case.cs(1,2): error CS1002: ; expected'; echo noise; exit 1 ;;\n*.dll) echo ran ;;");
        var run = await script.RunAsync(Cancellation, "demo");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain("error CS1002");
        run.Errors.ShouldNotContain("noise");
    }

    [Fact]
    public async Task A_machine_without_a_fitting_SDK_is_told_what_to_install()
    {
        using var script = new ScriptRun("--version) exit 1 ;;\n--list-sdks) echo '8.0.100 [/somewhere]' ;;");
        var run = await script.RunAsync(Cancellation, "demo");
        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("8.0.100");
        run.Errors.ShouldContain("Install the .NET 10 SDK");
    }

    private static int Builds(ScriptRun script) => script.Calls.Count(call => call.StartsWith("build", StringComparison.Ordinal));
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Netralitas.Cli.Tests.FrontDoor;

/// <summary>
/// The real script in a folder that holds nothing else but a test project's file, with a <c>dotnet</c> that does what the test says.
/// </summary>
internal sealed class ScriptRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly RunFolder _folder = new();

    /// <param name="dotnet">Shell commands by the first argument of dotnet: the branches of a <c>case</c>.</param>
    public ScriptRun(string dotnet)
    {
        File.Copy(Path.Combine(Root(), "netralitas"), In("netralitas"));
        foreach (var folder in new[] { "bin", "services/Cli", "protos", "tests/Some.Tests", "temporary" })
        {
            Directory.CreateDirectory(In(folder));
        }

        foreach (var file in new[] { "tests/Some.Tests/Some.Tests.csproj", "services/Cli/Cli.csproj", "global.json", "Directory.Build.props" })
        {
            File.WriteAllText(In(file), "");
        }

        // Copied for its permission to be run.
        File.Copy(In("netralitas"), In("bin/dotnet"));
        File.WriteAllText(In("bin/dotnet"), $"""
            #!/bin/bash
            echo "$*" >>{In("calls")}
            case "$1" in
            msbuild) echo true ;;
            {dotnet}
            esac

            """);
    }

    /// <summary>What was asked of dotnet, a line per call.</summary>
    public IReadOnlyList<string> Calls => File.Exists(In("calls")) ? File.ReadAllLines(In("calls")) : [];

    /// <summary>The folders of runs that were not removed.</summary>
    public IReadOnlyList<string> RunFoldersLeft => Directory.GetDirectories(In("temporary"));

    public string In(string path) => Path.Combine(_folder.Path, path);

    /// <summary>Shell commands for <c>dotnet test</c> that leave results with these figures.</summary>
    public static string LeaveResults(int total, int passed, int failed) => $"""
        name=$(basename "$2" .csproj)
        mkdir -p TestResults
        echo '<ResultSummary><Counters total="{total}" executed="{passed + failed}" passed="{passed}" failed="{failed}" error="0" timeout="0" aborted="0" inconclusive="0" passedButRunAborted="0" notRunnable="0" notExecuted="0" /></ResultSummary>' >"TestResults/$name.trx"
        """;

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(In("netralitas"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = In("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["TMPDIR"] = In("temporary");
        return Process.Start(start)!;
    }

    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation).WaitAsync(Limit, cancellation);
        return (process.ExitCode, (await output).TrimEnd(), (await errors).TrimEnd());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The folder of the repository.</summary>
    public static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../.."));
}

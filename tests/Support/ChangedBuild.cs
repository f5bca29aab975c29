using System.Diagnostics;

namespace Netralitas.Support;

/// <summary>The services with some lines of one project changed, built in a folder of its own: nothing in the product can be switched.</summary>
/// <remarks>Benchmarks build it, too, which have none of what tests share: it stands on nothing but the framework.</remarks>
/// <param name="Project">Project that is changed, such as Platform.</param>
/// <param name="Changes">What is changed.</param>
public sealed record ChangedBuild(string Project, params IReadOnlyList<SourceChange> Changes)
{
    private static readonly string[] Needed = ["services", "protos", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];
    private static readonly string[] Leniently = ["-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-v", "quiet", "--disable-build-servers"];
    private static readonly string[] AheadOfTime =
        ["-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:NuGetLockFilePath=obj/publish.lock.json"];

    /// <summary>Builds it.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="aheadOfTime">Whether it is compiled for this machine, as the programs are that it is compared with.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The folder with the programs.</returns>
    /// <exception cref="InvalidOperationException">The sources do not say once what is to be changed, or cannot be built.</exception>
    public async Task<string> BuildAsync(string folder, bool aheadOfTime, CancellationToken cancel)
    {
        var root = Root();
        foreach (var name in Needed)
        {
            await RunAsync("tar", ["-C", root, "--exclude=bin", "--exclude=obj", "-cf", Path.Combine(folder, "part.tar"), name], folder, cancel);
            await RunAsync("tar", ["-xf", "part.tar"], folder, cancel);
        }

        foreach (var change in Changes)
        {
            await change.MakeAsync(Path.Combine(folder, "services", Project), cancel);
        }

        var (programs, built) = (Path.Combine(folder, "programs"), Path.Combine(folder, "built"));
        await RunAsync("cp", ["-r", AppContext.BaseDirectory, programs], folder, cancel);
        string[] how = aheadOfTime ? ["publish", .. AheadOfTime] : ["build"];
        await RunAsync("dotnet", [.. how, $"services/{Project}/{Project}.csproj", "-c", "Release", "-o", built, .. Leniently], folder, cancel);
        var changed = $"Netralitas.{Project}.dll";
        File.Copy(Path.Combine(built, changed), Path.Combine(programs, changed), overwrite: true);
        return programs;
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {string.Concat(said)}");
        }
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Netralitas.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("This must run inside the source tree.");
    }
}

/// <summary>A few words of a source file, and what stands there instead.</summary>
/// <param name="File">File of the project.</param>
/// <param name="From">What it says, once.</param>
/// <param name="To">What it says instead.</param>
public sealed record SourceChange(string File, string From, string To)
{
    /// <summary>Changes the file of a copy.</summary>
    /// <exception cref="InvalidOperationException">It does not say that once: the sources have gone on.</exception>
    internal async Task MakeAsync(string project, CancellationToken cancel)
    {
        var source = Path.Combine(project, File);
        var text = await System.IO.File.ReadAllTextAsync(source, cancel);
        if (text.Split(From).Length != 2)
        {
            throw new InvalidOperationException($"{File} does not say once: {From}");
        }

        await System.IO.File.WriteAllTextAsync(source, text.Replace(From, To, StringComparison.Ordinal), cancel);
    }
}

using Netralitas.Support;

namespace Netralitas.Faults.Chaos;

/// <summary>The services with one line changed so that a promise breaks: built in a folder of its own, with nothing in the product to switch.</summary>
/// <param name="Project">Project that is changed, such as Platform.</param>
/// <param name="File">File of it.</param>
/// <param name="From">What it says, once.</param>
/// <param name="To">What it says instead.</param>
public sealed record BrokenBuild(string Project, string File, string From, string To)
{
    private static readonly string[] Needed = ["services", "protos", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];

    /// <summary>Builds it.</summary>
    /// <returns>The folder with the programs.</returns>
    public async Task<string> BuildAsync(string folder)
    {
        var root = Root();
        foreach (var name in Needed)
        {
            (await ProgramRun.RunAsync("tar", ["-C", root, "--exclude=bin", "--exclude=obj", "-cf", Path.Combine(folder, "part.tar"), name], folder)).Demand();
            (await ProgramRun.RunAsync("tar", ["-xf", "part.tar"], folder)).Demand();
        }

        var source = Path.Combine(folder, "services", Project, File);
        var text = await System.IO.File.ReadAllTextAsync(source);
        text.Split(From).Length.ShouldBe(2, $"{File} says it once: {From}");
        await System.IO.File.WriteAllTextAsync(source, text.Replace(From, To, StringComparison.Ordinal));

        var programs = Path.Combine(folder, "programs");
        (await ProgramRun.RunAsync("cp", ["-r", AppContext.BaseDirectory, programs], folder)).Demand();
        (await ProgramRun.RunAsync(
            "dotnet", ["build", $"services/{Project}/{Project}.csproj", "-c", "Release", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-v", "quiet", "--disable-build-servers"],
            folder)).Demand();
        var built = $"Netralitas.{Project}.dll";
        System.IO.File.Copy(Path.Combine(folder, "services", Project, "bin/Release/net10.0", built), Path.Combine(programs, built), overwrite: true);
        return programs;
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "Netralitas.sln")))
        {
            at = at.Parent;
        }

        return at.ShouldNotBeNull("the tests run inside the source tree").FullName;
    }
}

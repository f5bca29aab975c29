using Netralitas.Support;

namespace Netralitas.Faults.Chaos;

/// <summary>The services with one line of Platform changed so that a promise breaks: built in a folder of its own, with nothing in the product to switch.</summary>
/// <param name="File">File of Platform.</param>
/// <param name="From">What it says, once.</param>
/// <param name="To">What it says instead.</param>
public sealed record BrokenBuild(string File, string From, string To)
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

        var source = Path.Combine(folder, "services/Platform", File);
        var text = await System.IO.File.ReadAllTextAsync(source);
        text.Split(From).Length.ShouldBe(2, $"{File} says it once: {From}");
        await System.IO.File.WriteAllTextAsync(source, text.Replace(From, To, StringComparison.Ordinal));

        var programs = Path.Combine(folder, "programs");
        (await ProgramRun.RunAsync("cp", ["-r", AppContext.BaseDirectory, programs], folder)).Demand();
        (await ProgramRun.RunAsync(
            "dotnet", ["build", "services/Platform/Platform.csproj", "-c", "Release", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-v", "quiet", "--disable-build-servers"],
            folder)).Demand();
        System.IO.File.Copy(Path.Combine(folder, "services/Platform/bin/Release/net10.0/Netralitas.Platform.dll"), Path.Combine(programs, "Netralitas.Platform.dll"), overwrite: true);
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

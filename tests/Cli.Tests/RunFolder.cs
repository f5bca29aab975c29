namespace Netralitas.Cli.Tests;

/// <summary>A folder for one test, in the run's own folder when there is one; gone with the test.</summary>
internal sealed class RunFolder : IDisposable
{
    public RunFolder()
    {
        var above = Environment.GetEnvironmentVariable("NETRALITAS_RUN_DIR") is { Length: > 0 } run ? run : System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(above, "cli-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

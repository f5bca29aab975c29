namespace Netralitas.Support;

/// <summary>A folder of a test's own, gone with the test.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Environment.GetEnvironmentVariable("NETRALITAS_RUN_DIR") is { Length: > 0 } run
        ? Directory.CreateDirectory(System.IO.Path.Combine(run, "test-" + Guid.NewGuid().ToString("N")[..12])).FullName
        : Directory.CreateTempSubdirectory("netralitas-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

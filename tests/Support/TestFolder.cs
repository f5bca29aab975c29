namespace Netralitas.Support;

/// <summary>A folder of a test's own, gone with the test.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory(Prefix).FullName;

    private static string Prefix => Environment.GetEnvironmentVariable("NETRALITAS_RUN_DIR") is { Length: > 0 } run
        ? System.IO.Path.Combine(run, "test-")
        : "netralitas-test-";

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

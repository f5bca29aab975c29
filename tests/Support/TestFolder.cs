namespace Netralitas.Support;

/// <summary>A folder of a test's own, gone with the test but for its logs: they stay as long as the folder of the whole run.</summary>
public sealed class TestFolder : IDisposable
{
    private static readonly string? Run = Environment.GetEnvironmentVariable("NETRALITAS_RUN_DIR") is { Length: > 0 } run ? run : null;

    public string Path { get; } = Run is null
        ? Directory.CreateTempSubdirectory("netralitas-test-").FullName
        : Directory.CreateDirectory(System.IO.Path.Combine(Run, "test-" + Guid.NewGuid().ToString("N")[..12])).FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Run is not null)
        {
            var kept = System.IO.Path.Combine(Run, "logs", System.IO.Path.GetFileName(Path));
            foreach (var log in Directory.EnumerateFiles(Path, "*.log", SearchOption.AllDirectories))
            {
                var target = System.IO.Path.Combine(kept, System.IO.Path.GetRelativePath(Path, log));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                System.IO.File.Move(log, target);
            }
        }

        Directory.Delete(Path, recursive: true);
    }
}

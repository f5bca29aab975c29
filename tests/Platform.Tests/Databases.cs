using Netralitas.Cli.Local;
using Netralitas.Support;

[assembly: AssemblyFixture(typeof(Netralitas.Platform.Tests.Databases))]

namespace Netralitas.Platform.Tests;

/// <summary>A private PostgreSQL for all tests; each takes empty databases of its own.</summary>
public sealed class Databases : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private PostgresServer? _server;
    private int _made;

    public async ValueTask InitializeAsync()
    {
        // As root, PostgreSQL runs as a user of its own, who must get through.
        File.SetUnixFileMode(_folder.Path, File.GetUnixFileMode(_folder.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        _server = await PostgresServer.StartAsync(_folder.File("postgres"), FreePorts.Next());
    }

    /// <summary>How to reach a new empty database.</summary>
    public async Task<string> NewAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _made)}";
        await _server!.CreateDatabaseAsync(name);
        return _server.ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.StopAsync();
        }

        _folder.Dispose();
    }
}

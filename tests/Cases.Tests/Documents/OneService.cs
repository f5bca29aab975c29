using Netralitas.Cli.Local;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Documents;

/// <summary>A Cases service of its own on one of the two databases.</summary>
public abstract class OneService : IAsyncLifetime
{
    public ServiceUnderTest<CasesDb> Service { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Service = await ServiceUnderTest<CasesDb>.StartAsync(
        new CasesModule(), "2024-10-14T09:00+08:00x1", ["--Services:Agencies=http://127.0.0.1:9", "--Documents:UploadsOpen=3", .. Settings]);

    public virtual async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual IReadOnlyList<string> Settings => [];
}

/// <summary>On SQLite.</summary>
public sealed class SqliteService : OneService;

/// <summary>On a private PostgreSQL.</summary>
public sealed class PostgresService : OneService
{
    private const string Database = "cases";

    private readonly TestFolder _folder = new();
    private PostgresServer _server = null!;

    /// <summary>How to reach the database as somebody who may do everything.</summary>
    public string Connection => _server.ConnectionString(Database);

    protected override IReadOnlyList<string> Settings => ["--Storage:Engine=postgres", $"--Storage:Connection={Connection}"];

    public override async ValueTask InitializeAsync()
    {
        // As root, PostgreSQL runs as a user of its own, who must get through.
        File.SetUnixFileMode(_folder.Path, File.GetUnixFileMode(_folder.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        _server = await PostgresServer.StartAsync(_folder.File("postgres"), FreePorts.Next());
        await _server.CreateDatabaseAsync(Database);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.StopAsync();
        _folder.Dispose();
    }
}

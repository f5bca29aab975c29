using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Netralitas.Platform.Storage;

/// <summary>SQLite: the storage of the sandbox, one file per service, one process, one writer at a time.</summary>
internal sealed class SqliteEngine(string connection) : IDatabaseEngine, IDisposable
{
    private const int Busy = 5;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;

    private readonly SemaphoreSlim _writer = new(1, 1);

    public string ForUpdateSkipLocked => "";

    public bool SingleProcess => true;

    public void Configure(DbContextOptionsBuilder options) => options.UseSqlite(connection);

    public async Task PrepareAsync(ServiceDbContext db, IReadOnlyList<SchemaScript> scripts, CancellationToken cancel)
    {
        var create = db.Database.GenerateCreateScript();
        var version = BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(create))) & int.MaxValue;
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
        var found = await db.Database.SqlQuery<int>($"SELECT user_version AS \"Value\" FROM pragma_user_version").SingleAsync(cancel);
        if (found == version)
        {
            return;
        }

        if (found != 0)
        {
            throw new SchemaMismatchException(
                $"The data in '{db.Database.GetDbConnection().DataSource}' was written by another version of the program. Start with an empty folder, or with the program that wrote it.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(create.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancel);
        await db.Database.ExecuteSqlRawAsync(string.Concat("PRAGMA user_version = ", version.ToString()), cancel);
        await transaction.CommitAsync(cancel);
    }

    public async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        return new Turn(_writer);
    }

    public bool IsUnavailable(Exception exception) =>
        Find(exception) is { SqliteErrorCode: IoError or Full or CannotOpen } || exception is StorageUnavailableException;

    public bool IsConflict(Exception exception) =>
        exception is DbUpdateConcurrencyException || Find(exception) is { SqliteErrorCode: Busy or Constraint };

    public void Dispose() => _writer.Dispose();

    private static SqliteException? Find(Exception? exception) => exception is null ? null : exception as SqliteException ?? Find(exception.InnerException);

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}

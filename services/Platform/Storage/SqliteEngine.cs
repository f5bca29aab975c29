using System.Buffers.Binary;
using System.Data;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Netralitas.Platform.Streams;
using NodaTime;

namespace Netralitas.Platform.Storage;

/// <summary>SQLite: the storage of the sandbox, one file per service, one process, one writer at a time.</summary>
internal sealed class SqliteEngine(string connection) : IDatabaseEngine, IDisposable
{
    private const int Busy = 5;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int UniqueKey = 2067;
    private const int PrimaryKey = 1555;

    private readonly SemaphoreSlim _writer = new(1, 1);

    public string ForUpdateSkipLocked => "";

    public string WithoutSync => "";

    public bool SingleProcess => true;

    public int CallsMax => 32;

    /// <summary>The level at which the driver takes no write lock; with a log of its own for writes, readers still see one instant.</summary>
    public IsolationLevel SnapshotIsolation => IsolationLevel.ReadUncommitted;

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
        await db.Database.ExecuteSqlAsync($"INSERT INTO change_head (id, position, log_id) VALUES (1, 0, {Guid.NewGuid()})", cancel);
        await db.Database.ExecuteSqlRawAsync(string.Concat("PRAGMA user_version = ", version.ToString()), cancel);
        await transaction.CommitAsync(cancel);
    }

    public Task LockAsync(ServiceDbContext db, long key, bool shared, CancellationToken cancel) => Task.CompletedTask;

    public async Task<List<Change>> CommitAsync(ServiceDbContext db, IDbContextTransaction transaction, int stamp, CancellationToken cancel)
    {
        db.AddRange(db.NewRows);
        await db.SaveChangesAsync(cancel);
        var stamped = stamp > 0 ? await StampAsync(db, stamp, cancel) : [];
        await transaction.CommitAsync(cancel);
        return stamped;
    }

    public Task<int> EndStalledAsync(ServiceDbContext db, CancellationToken cancel) => Task.FromResult(0);

    public Task<int> ForgetFactsAsync(ServiceDbContext db, IReadOnlyList<Guid> messageIds, Guid lease, CancellationToken cancel) =>
        db.Outbox.Where(row => messageIds.Contains(row.MessageId) && row.Lease == lease).ExecuteDeleteAsync(cancel);

    public async Task<List<Change>> StampChangesAsync(ServiceDbContext db, int most, CancellationToken cancel)
    {
        if (!await db.PendingChanges.AnyAsync(cancel))
        {
            return [];
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changes = await StampAsync(db, most, cancel);
        await transaction.CommitAsync(cancel);
        return changes;
    }

    private static async Task<List<Change>> StampAsync(ServiceDbContext db, int most, CancellationToken cancel)
    {
        var head = await db.ChangeHeads.Select(row => row.Position).SingleAsync(cancel);
        var stamped = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO change (position, resource_id, body, seen_by, lost_by, hidden_from, record_time)
            SELECT head.position + row_number() OVER (ORDER BY taken.id), resource_id, body, seen_by, lost_by, hidden_from, record_time
            FROM change_head AS head, (SELECT * FROM pending_change ORDER BY id LIMIT {most}) AS taken
            """, cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO change_office (office_id, position)
            SELECT office.value, placed.position FROM change_head AS head
            JOIN change AS placed ON placed.position > head.position, (SELECT 1 AS seen UNION ALL SELECT 0) AS side
            JOIN json_each(CASE WHEN side.seen THEN placed.seen_by ELSE placed.lost_by END) AS office
            """, cancel);
        await db.Database.ExecuteSqlAsync($"DELETE FROM pending_change WHERE id IN (SELECT id FROM pending_change ORDER BY id LIMIT {most})", cancel);
        await db.Database.ExecuteSqlAsync($"UPDATE change_head SET position = position + {stamped}", cancel);
        return await db.Changes.AsNoTracking().Where(row => row.Position > head).OrderBy(row => row.Position).ToListAsync(cancel);
    }

    public async Task<int> ForgetChangesAsync(ServiceDbContext db, Instant before, int most, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var oldest = db.Changes.OrderBy(row => row.Position).Take(most);
        var last = await oldest.Where(row => row.RecordTime < before).MaxAsync(row => (long?)row.Position, cancel) ?? 0;
        var gone = await db.Changes.Where(row => row.Position <= last).ExecuteDeleteAsync(cancel);
        await db.ChangeOffices.Where(row => row.Position <= last).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }

    /// <summary>There is no other process.</summary>
    public Task ListenAsync(Action<long> heard, CancellationToken cancel) => Task.Delay(Timeout.Infinite, cancel);

    public async ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        return new Turn(_writer);
    }

    public bool IsUnavailable(Exception exception) =>
        Find(exception) is { SqliteErrorCode: IoError or Full or CannotOpen } || exception is StorageUnavailableException;

    public bool IsConflict(Exception exception) =>
        exception is DbUpdateConcurrencyException || Find(exception) is { SqliteErrorCode: Busy or Constraint };

    public bool IsDuplicate(Exception exception) => Find(exception) is { SqliteExtendedErrorCode: UniqueKey or PrimaryKey };

    public void Dispose() => _writer.Dispose();

    private static SqliteException? Find(Exception? exception) => exception is null ? null : exception as SqliteException ?? Find(exception.InnerException);

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}

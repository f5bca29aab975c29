using System.Data;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Netralitas.Platform.Streams;
using NodaTime;
using Npgsql;

namespace Netralitas.Platform.Storage;

/// <summary>PostgreSQL: the storage of the real network.</summary>
internal sealed class PostgresEngine : IDatabaseEngine
{
    // Any constant: all processes of one database take the same lock while they bring the schema up to date.
    private const long SchemaLock = 0x4E45_5452_414C;

    // A process that is frozen in a transaction holds its locks no longer than this; one that works never idles so long.
    // Compiling a query costs more than any of ours.
    private const string OurOptions = "-c idle_in_transaction_session_timeout=10s -c jit=off";

    // To the server, one that is frozen while it sends a batch does not idle: it waits for the rest of it, for ever. The same with one that does not
    // take its answer; but who only reads slowly holds nobody up.
    private const string EndStalled = """
        SELECT count(pg_terminate_backend(pid))::int AS "Value" FROM pg_stat_activity AS stalled
        WHERE datname = current_database() AND usename = current_user AND state = 'active' AND query_start < clock_timestamp() - interval '10s'
            AND (wait_event = 'ClientRead' OR (wait_event = 'ClientWrite' AND EXISTS (
                SELECT FROM pg_locks AS waiting WHERE NOT waiting.granted AND stalled.pid = ANY (pg_blocking_pids(waiting.pid)))))
        """;

    // Four for those who read what a stream missed; relay, sequencer, feed and pump; the rest of the workers come rarely.
    private const int ConnectionsOfWorkers = 8;
    private const int CallsEver = 32;

    private const string IdledInTransaction = "25P03";
    private const string NoSync = " AND (SELECT set_config('synchronous_commit', 'off', true)) IS NOT NULL";
    private const string ForgetFacts = "DELETE FROM outbox WHERE message_id = ANY({0}) AND lease = {1}" + NoSync;

    private const string Stamped = "SELECT position, resource_id, body, seen_by, lost_by, hidden_from, record_time FROM ";
    private const string StampChanges = Stamped + "stamp_changes($1)";
    private const string StampNewChanges = Stamped + "stamp_new_changes($1, $2, $3, $4, $5, $6, $7)";

    // A script that indexes millions of rows takes minutes, and other replicas wait for it.
    private static readonly TimeSpan ScriptLimit = TimeSpan.FromHours(1);

    private readonly RowInserts _inserts = new();
    private readonly string _connection;

    public PostgresEngine(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        // A cancelled command gives its connection up at once: waiting for the server's word would outlast the caller.
        settings.CancellationTimeout = -1;
        // The operator's own options come last and win.
        settings.Options = string.IsNullOrWhiteSpace(settings.Options) ? OurOptions : $"{OurOptions} {settings.Options}";
        _connection = settings.ConnectionString;
        CallsMax = Math.Clamp(settings.MaxPoolSize - ConnectionsOfWorkers, 1, CallsEver);
    }

    public string ForUpdateSkipLocked => " FOR UPDATE SKIP LOCKED";

    public string WithoutSync => NoSync;

    public bool SingleProcess => false;

    public int CallsMax { get; }

    public IsolationLevel SnapshotIsolation => IsolationLevel.RepeatableRead;

    public void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(_connection);

    public async Task PrepareAsync(ServiceDbContext db, IReadOnlyList<SchemaScript> scripts, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(ScriptLimit);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SchemaLock})", cancel);
        await db.Database.ExecuteSqlAsync(
            $"CREATE TABLE IF NOT EXISTS schema_script (name text PRIMARY KEY, apply_time timestamptz NOT NULL DEFAULT now())", cancel);
        var applied = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM schema_script").ToListAsync(cancel);
        foreach (var script in scripts.Where(script => !applied.Contains(script.Name)))
        {
            // Braces would stand for parameters.
            await db.Database.ExecuteSqlRawAsync(script.Sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancel);
            await db.Database.ExecuteSqlAsync($"INSERT INTO schema_script (name) VALUES ({script.Name})", cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    public Task LockAsync(ServiceDbContext db, long key, bool shared, CancellationToken cancel) => shared
        ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({key})", cancel)
        : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancel);

    public async Task<List<Change>> CommitAsync(ServiceDbContext db, IDbContextTransaction transaction, int stamp, CancellationToken cancel)
    {
        var added = db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).ToList();
        added.ForEach(entry => entry.State = EntityState.Unchanged);
        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(cancel);
        }

        // All that is new in one message, with the commit: the first that fails ends the rest.
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        foreach (var row in added.Select(entry => entry.Entity).Concat(db.NewRows.Where(row => stamp == 0 || row is not PendingChange)))
        {
            batch.BatchCommands.Add(_inserts.Of(db, row));
        }

        if (stamp > 0)
        {
            batch.BatchCommands.Add(StampNew(stamp, [.. db.Inserted<PendingChange>()]));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await using var results = await batch.ExecuteReaderAsync(cancel);
        var stamped = await ReadChangesAsync(results, cancel);
        while (await results.NextResultAsync(cancel))
        {
            // Nothing else answers with rows; what failed is thrown here.
        }

        return stamped;
    }

    public Task<int> EndStalledAsync(ServiceDbContext db, CancellationToken cancel) => db.Database.SqlQueryRaw<int>(EndStalled).SingleAsync(cancel);

    public Task<int> ForgetFactsAsync(ServiceDbContext db, IReadOnlyList<Guid> messageIds, Guid lease, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync(ForgetFacts, [messageIds.ToSought(), lease], cancel);

    public async Task<List<Change>> StampChangesAsync(ServiceDbContext db, int most, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = new NpgsqlCommand(StampChanges, (NpgsqlConnection)db.Database.GetDbConnection()) { Parameters = { new NpgsqlParameter<int> { TypedValue = most } } };
            await using var results = await command.ExecuteReaderAsync(cancel);
            return await ReadChangesAsync(results, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public Task<int> ForgetChangesAsync(ServiceDbContext db, Instant before, int most, CancellationToken cancel) =>
        db.Database.SqlQuery<int>($"SELECT forget_changes({before.ToDateTimeUtc()}, {most}) AS \"Value\"").SingleAsync(cancel);

    public async Task ListenAsync(Action<long> heard, CancellationToken cancel)
    {
        // A connection of its own: those of the pool belong to whoever works.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false, KeepAlive = 10 }.ConnectionString);
        connection.Notification += (_, news) => heard(long.Parse(news.Payload));
        await connection.OpenAsync(cancel);
        await using (var listen = new NpgsqlCommand("LISTEN netralitas_changes", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        while (true)
        {
            await connection.WaitAsync(cancel);
        }
    }

    public ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancel) => ValueTask.FromResult<IDisposable?>(null);

    public bool IsUnavailable(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        // The server gave up on us because we idled in a transaction: the connection is gone.
        PostgresException { SqlState: IdledInTransaction } => true,
        // Class 08 connection, 28 user or password (while it is changed), 53 out of resources, 57 operator: shutdown or start, 58 system: disk.
        PostgresException e => e.SqlState[..2] is "08" or "28" or "53" or "57" or "58",
        NpgsqlException => true,
        SocketException or TimeoutException => true,
        StorageUnavailableException => true,
        _ => false,
    });

    public bool IsConflict(Exception exception) => Causes(exception).Any(cause => cause is DbUpdateConcurrencyException
        || cause is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected });

    public bool IsDuplicate(Exception exception) => Causes(exception).Any(cause => cause is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation });

    /// <summary>The statement that gives positions to changes of the transaction itself, and to what others left.</summary>
    private static NpgsqlBatchCommand StampNew(int most, IReadOnlyList<PendingChange> changes)
    {
        return new NpgsqlBatchCommand(StampNewChanges)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = most }, new NpgsqlParameter<Guid[]> { TypedValue = All(change => change.ResourceId) },
                new NpgsqlParameter<byte[][]> { TypedValue = All(change => change.Body) }, Offices(change => change.SeenBy), Offices(change => change.LostBy),
                Offices(change => change.HiddenFrom), new NpgsqlParameter<DateTime> { TypedValue = changes[0].RecordTime.ToDateTimeUtc() },
            },
        };

        T[] All<T>(Func<PendingChange, T> of) => [.. changes.Select(of)];

        NpgsqlParameter<string[]> Offices(Func<PendingChange, IReadOnlyList<string>> of) =>
            new() { TypedValue = All(change => JsonSerializer.Serialize(of(change), JsonSerializerOptions.Default)) };
    }

    /// <summary>Reads what <see cref="StampChanges"/> answers: past the context, because it is on the way of every change.</summary>
    private static async Task<List<Change>> ReadChangesAsync(NpgsqlDataReader results, CancellationToken cancel)
    {
        var changes = new List<Change>();
        while (await results.ReadAsync(cancel))
        {
            changes.Add(new Change
            {
                Position = results.GetInt64(0), ResourceId = results.GetGuid(1), Body = results.GetFieldValue<byte[]>(2),
                SeenBy = Offices(3), LostBy = Offices(4), HiddenFrom = Offices(5), RecordTime = Instant.FromDateTimeUtc(results.GetDateTime(6)),
            });
        }

        return changes;

        IReadOnlyList<string> Offices(int column) => JsonSerializer.Deserialize<List<string>>(results.GetString(column), JsonSerializerOptions.Default)!;
    }

    /// <summary>The exception and its causes, without an outer NpgsqlException that only wraps a server's answer.</summary>
    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
            if (cause is PostgresException)
            {
                yield break;
            }
        }
    }
}

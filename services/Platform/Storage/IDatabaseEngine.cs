using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Netralitas.Platform.Streams;
using NodaTime;

namespace Netralitas.Platform.Storage;

/// <summary>What differs between PostgreSQL and the sandbox's SQLite. Everything else is the same code.</summary>
public interface IDatabaseEngine
{
    /// <summary>Clause that makes a SELECT take rows that nobody else has taken.</summary>
    string ForUpdateSkipLocked { get; }

    /// <summary>Condition that is always true and lets the statement's transaction commit without waiting for the disk.</summary>
    /// <remarks>Only for a statement by itself whose loss in a crash of the server is harmless. Nothing that is lost is lost in part.</remarks>
    string WithoutSync { get; }

    /// <summary>True where this process is the only one: leases left by a killed predecessor are void at start.</summary>
    bool SingleProcess { get; }

    /// <summary>How many calls may be in storage at the same time; others wait for their turn.</summary>
    /// <remarks>With more on a busy machine each takes so long that it runs into its limit, and the work is done for nothing: throughput
    /// falls to almost none. And the process's own workers must find a connection.</remarks>
    int CallsMax { get; }

    /// <summary>Isolation in which all reads of a transaction see one instant, without holding writers up.</summary>
    IsolationLevel SnapshotIsolation { get; }

    /// <summary>Points a context at the database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>Brings the schema up to date.</summary>
    /// <exception cref="SchemaMismatchException">The database belongs to another version and cannot be brought up to date.</exception>
    Task PrepareAsync(ServiceDbContext db, IReadOnlyList<SchemaScript> scripts, CancellationToken cancel);

    /// <summary>Waits for the right to write, where only one may.</summary>
    ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancel);

    /// <summary>Waits until the transaction may have a lock, and holds it until its end. Where only one may write nothing is to be done.</summary>
    /// <param name="db">The context, with its transaction.</param>
    /// <param name="key">Which lock, of those of the database.</param>
    /// <param name="shared">Whether others that share it may have it, too.</param>
    /// <param name="cancel">Ends it.</param>
    Task LockAsync(ServiceDbContext db, long key, bool shared, CancellationToken cancel);

    /// <summary>Saves what the context tracks, inserts <see cref="ServiceDbContext.Insert">what it does not</see>, and commits.</summary>
    /// <param name="db">The context.</param>
    /// <param name="transaction">Its transaction.</param>
    /// <param name="stamp">At the end gives positions to up to so many changes, these and what others have committed: until the commit nobody else can.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The changes that got a position, in order.</returns>
    Task<List<Change>> CommitAsync(ServiceDbContext db, IDbContextTransaction transaction, int stamp, CancellationToken cancel);

    /// <summary>Ends transactions of processes that froze while they sent something: nobody else does, and others wait for their locks.</summary>
    /// <returns>How many.</returns>
    Task<int> EndStalledAsync(ServiceDbContext db, CancellationToken cancel);

    /// <summary>Forgets facts that were sent, those that are still under the lease; a crash of the server may bring some of them back.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetFactsAsync(ServiceDbContext db, IReadOnlyList<Guid> messageIds, Guid lease, CancellationToken cancel);

    /// <summary>Gives gapless positions in the change log to up to <paramref name="most"/> committed changes; one process at a time.</summary>
    /// <returns>Those changes, in order.</returns>
    Task<List<Change>> StampChangesAsync(ServiceDbContext db, int most, CancellationToken cancel);

    /// <summary>Forgets, of the <paramref name="most"/> oldest changes, those up to the last one recorded before an instant: never leaves a gap.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetChangesAsync(ServiceDbContext db, Instant before, int most, CancellationToken cancel);

    /// <summary>Listens for growth of the change log by other processes until it is cancelled or the connection breaks.</summary>
    /// <param name="heard">Gets the position of the last change.</param>
    /// <param name="cancel">Ends it.</param>
    Task ListenAsync(Action<long> heard, CancellationToken cancel);

    /// <summary>Whether the database could not be reached or did not answer.</summary>
    bool IsUnavailable(Exception exception);

    /// <summary>Whether a row is there already that must be there only once.</summary>
    bool IsDuplicate(Exception exception);

    /// <summary>Whether another transaction was first and the work may be tried again.</summary>
    bool IsConflict(Exception exception);
}

/// <summary>A numbered script of the PostgreSQL schema.</summary>
/// <param name="Name">Such as <c>cases/001_cases</c>; scripts are applied in the order given and never changed.</param>
/// <param name="Sql">Its text.</param>
public sealed record SchemaScript(string Name, string Sql);

/// <summary>The database belongs to another version of the program.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);

/// <summary>Storage is away, too slow, or its schema is not ready yet.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Others were first too many times.</summary>
public sealed class StorageBusyException(Exception inner) : Exception("Too many conflicts.", inner);

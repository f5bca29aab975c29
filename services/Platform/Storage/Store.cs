using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Requests;
using Netralitas.Platform.Streams;
using NodaTime;

namespace Netralitas.Platform.Storage;

/// <summary>The one place that opens transactions of a service.</summary>
/// <remarks>Work may run more than once: it must take all it decides on from the context it is given.</remarks>
public sealed class Store<TDb>(
    IDbContextFactory<TDb> contexts, IDatabaseEngine engine, SchemaGate schema, OwnFacts facts, SequencerSignal sequencer, RequestHash hash, TimeProvider time)
    : IDisposable
    where TDb : ServiceDbContext
{
    /// <summary>How long a call whose turn has come waits for storage before it answers UNAVAILABLE.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a consumer or timer waits for storage in one transaction.</summary>
    public static readonly TimeSpan BackgroundLimit = TimeSpan.FromSeconds(15);

    private const int ConflictsMax = 8;
    // Work of a call goes on for a while after its caller was told to try again: broken off it costs its connection, and a repeated command finds it done.
    private static readonly TimeSpan WorkLimit = CallLimit * 2;
    private static readonly TimeSpan AbandonAfter = TimeSpan.FromMilliseconds(200);

    private readonly CallTurns _calls = new(engine.CallsMax, time);

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    /// <summary>Reads, without a transaction.</summary>
    /// <exception cref="StorageUnavailableException">Storage is away or too slow.</exception>
    public Task<T> ReadAsync<T>(Func<TDb, CancellationToken, Task<T>> work, CancellationToken cancel, TimeSpan? limit = null) =>
        LimitedAsync(limit ?? CallLimit, async within =>
        {
            await using var db = await contexts.CreateDbContextAsync(within);
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            return await work(db, within);
        }, cancel);

    /// <summary>Reads several things as they stood at one instant.</summary>
    /// <exception cref="StorageUnavailableException">Storage is away or too slow.</exception>
    public Task<T> ReadTogetherAsync<T>(Func<TDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        ReadAsync(async (db, within) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(engine.SnapshotIsolation, within);
            return await work(db, within);
        }, cancel, BackgroundLimit);

    /// <summary>Runs the work in one transaction, saves what it changed, commits, and hands the relay what it announced.</summary>
    /// <exception cref="StorageUnavailableException">Storage is away or too slow; whether the commit happened is not known.</exception>
    /// <exception cref="StorageBusyException">Others were first too many times.</exception>
    public Task<T> WriteAsync<T>(Func<TDb, CancellationToken, Task<T>> work, CancellationToken cancel, TimeSpan? limit = null) =>
        RepeatAsync(work, stamps: null, limit ?? CallLimit, cancel);

    /// <summary>Runs the work of a worker that is the only one of its kind in this process, and gives positions to its changes in the same transaction.</summary>
    /// <remarks>It saves the sequencer's transaction, and all streams wait for the commit: not for many who write at the same time.</remarks>
    internal Task WriteAndStampAsync(Func<TDb, CancellationToken, Task> work, IStamps stamps, CancellationToken cancel) =>
        RepeatAsync(
            async (db, within) =>
            {
                await work(db, within);
                return true;
            }, stamps, BackgroundLimit, cancel);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<TDb, CancellationToken, Task> work, CancellationToken cancel, TimeSpan? limit = null) => WriteAsync(
        async (db, within) =>
        {
            await work(db, within);
            return true;
        }, cancel, limit);

    /// <summary>Lets a command take effect once for its request id; a repeated command changes nothing and gets the same resource.</summary>
    /// <remarks>The request id is written with all else at the end: its unique key lets one of two at the same time win, and the other
    /// finds it. So the work may run again for a repeated command, and what it refuses then is not what the caller hears.</remarks>
    /// <param name="call">The call.</param>
    /// <param name="request">Its whole request, of which a keyed hash is kept.</param>
    /// <param name="requestId">The caller's id of the request.</param>
    /// <param name="resourceId">What the command makes or changes.</param>
    /// <param name="work">The command.</param>
    /// <param name="limit">How long it may take; <see cref="CallLimit"/> unless told.</param>
    /// <returns>The resource to answer with: <paramref name="resourceId"/>, or that of the first time.</returns>
    /// <exception cref="RefusalException">REQUEST_ID_REUSED, or what the work refused.</exception>
    public async Task<Guid> OnceAsync(Call call, IMessage request, Guid requestId, Guid resourceId, Func<TDb, CancellationToken, Task> work, TimeSpan? limit = null)
    {
        var row = new RequestRow
        {
            Caller = call.Caller.RequestSpace, Method = call.Method, RequestId = requestId,
            BodyHash = hash.Of(request), ResourceId = resourceId, RecordTime = Now(),
        };
        var isFirst = true;
        try
        {
            return await WriteAsync(
                async (db, cancel) =>
                {
                    if (!isFirst && await db.FirstResultAsync(row, cancel) is { } done)
                    {
                        return done;
                    }

                    isFirst = false;
                    db.Insert(row);
                    await work(db, cancel);
                    return resourceId;
                },
                call.Cancel, limit);
        }
        catch (RefusalException)
        {
            // What is refused now may have been done before.
            if (await ReadAsync((db, cancel) => db.FirstResultAsync(row, cancel), call.Cancel) is { } done)
            {
                return done;
            }

            throw;
        }
    }

    /// <summary>Gives positions in the change log to what is committed without one.</summary>
    /// <returns>Those changes in order; <paramref name="most"/> when there may be more.</returns>
    internal Task<List<Change>> StampChangesAsync(int most, CancellationToken cancel) => InTurnAsync((db, within) => engine.StampChangesAsync(db, most, within), cancel);

    /// <summary>Forgets old changes.</summary>
    /// <returns>How many; <paramref name="most"/> when there may be more.</returns>
    internal Task<int> ForgetChangesAsync(Instant before, int most, CancellationToken cancel) =>
        InTurnAsync((db, within) => engine.ForgetChangesAsync(db, before, most, within), cancel);

    /// <summary>Runs one statement that is a transaction of its own.</summary>
    internal Task<T> StatementAsync<T>(Func<TDb, CancellationToken, Task<T>> statement, CancellationToken cancel) => InTurnAsync(statement, cancel);

    /// <summary>Completes what is to be saved. Facts are born with the lease of this process, if its relay has room for them.</summary>
    private void Complete(ServiceDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var now = Now();
        foreach (var change in db.Inserted<PendingChange>())
        {
            change.RecordTime = now;
            db.HasChanges = true;
        }

        var announced = db.Inserted<OutboxRow>().ToList();
        if (announced.Count == 0)
        {
            return;
        }

        var own = facts.TryReserve(announced.Count);
        foreach (var row in announced)
        {
            row.RecordTime = now;
            (row.NextTryTime, row.Lease) = own ? (now + OwnFacts.LeaseTime, (Guid?)facts.Lease) : (now, null);
        }

        db.Handed.AddRange(own ? announced : []);
        db.HasFree = !own;
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private Task<T> RepeatAsync<T>(Func<TDb, CancellationToken, Task<T>> work, IStamps? stamps, TimeSpan limit, CancellationToken cancel) =>
        LimitedAsync(limit, async within =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await AttemptAsync(work, stamps, within);
                }
                catch (Exception e) when (engine.IsConflict(e))
                {
                    if (attempt == ConflictsMax)
                    {
                        throw new StorageBusyException(e);
                    }
                }
            }
        }, cancel);

    private async Task<T> AttemptAsync<T>(Func<TDb, CancellationToken, Task<T>> work, IStamps? stamps, CancellationToken cancel)
    {
        using var turn = await engine.EnterWriteAsync(cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        (db.HasFree, db.HasChanges) = (false, false);
        db.Handed.Clear();
        db.NewRows.Clear();
        db.Wakes.Clear();
        db.Database.AutoSavepointsEnabled = false;
        // Once, when it is saved: by itself it compares all that is tracked again at every look into the context.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        T result;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            result = await work(db, cancel);
            Complete(db);
            if (stamps is not null && db.HasChanges)
            {
                db.HasChanges = await stamps.StampAsync(most => engine.CommitAsync(db, transaction, most, cancel));
            }
            else
            {
                await engine.CommitAsync(db, transaction, stamp: 0, cancel);
            }
        }
        catch
        {
            facts.GiveBack(db.Handed.Count);
            throw;
        }

        Tell(db);
        return result;
    }

    /// <summary>Tells those who wait for what was committed.</summary>
    private void Tell(ServiceDbContext db)
    {
        if (db.Handed.Count > 0)
        {
            facts.Hand(db.Handed);
        }

        if (db.HasFree)
        {
            facts.WakeForFree();
        }

        if (db.HasChanges)
        {
            sequencer.Wake();
        }

        foreach (var signal in db.Wakes)
        {
            signal.Wake();
        }
    }

    private Task<T> InTurnAsync<T>(Func<TDb, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        LimitedAsync(BackgroundLimit, async within =>
        {
            using var turn = await engine.EnterWriteAsync(within);
            await using var db = await contexts.CreateDbContextAsync(within);
            return await work(db, within);
        }, cancel);

    /// <summary>
    /// Answers in time even when the driver itself hangs on a frozen server, and leaves when the caller leaves: the work is then abandoned
    /// to its own end. It is never broken off for the caller's sake, because that costs the connection.
    /// </summary>
    private async Task<T> LimitedAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        schema.ThrowIfNotReady();
        cancel.ThrowIfCancellationRequested();
        // The workers of the process are few, and must not wait behind calls.
        var turn = limit == CallLimit ? CallTurn.Current : null;
        var begin = time.GetTimestamp();
        if (turn is not null && !await turn.EnterAsync(_calls, cancel))
        {
            throw new StorageUnavailableException("Storage is busy with other calls, or away.");
        }

        var left = turn is null ? limit : limit - Least(time.GetElapsedTime(begin), CallTurns.StillLimit);
        var expiry = new CancellationTokenSource();
        // To break off, the driver first asks the server, and blocks for as long as that is frozen: on a thread that nobody else needs.
        var expires = time.CreateTimer(
            _ => Task.Factory.StartNew(expiry.Cancel, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
            state: null, turn is null ? left : WorkLimit, Timeout.InfiniteTimeSpan);
        var running = work(expiry.Token);
        _ = running.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                if (turn is not null && ended.IsCompletedSuccessfully)
                {
                    _calls.Ended();
                }

                turn?.Leave();
                expires.Dispose();
            }, TaskScheduler.Default);
        try
        {
            return await running.WaitAsync(left + AbandonAfter, time, cancel);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new StorageUnavailableException($"Storage did not answer within {limit.TotalSeconds} s.", e);
        }
        catch (Exception e) when (engine.IsUnavailable(e))
        {
            throw new StorageUnavailableException("Storage is away.", e);
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Streams;

/// <summary>Reads for one stream what it missed, from snapshot and change log as they stood at one instant.</summary>
internal sealed class ChangeLog<TDb>(Store<TDb> store) : IDisposable
    where TDb : ServiceDbContext
{
    /// <summary>Changes and resources read at once.</summary>
    public const int ReadMax = 500;

    // Many clients that return at the same time wait for each other here, and crowd out neither calls nor workers.
    private const int ReadersMax = 4;
    private readonly SemaphoreSlim _readers = new(ReadersMax);

    /// <inheritdoc/>
    public void Dispose() => _readers.Dispose();

    /// <summary>The token of a stream that begins.</summary>
    public async Task<ResumeToken> BeginAsync(long filter, CancellationToken cancel)
    {
        var head = await store.ReadAsync((db, within) => db.ChangeHeads.SingleAsync(within), cancel, Store<TDb>.BackgroundLimit);
        return new ResumeToken(filter, head.LogId, head.Position, SnapshotUpTo: Guid.Empty);
    }

    /// <summary>Reads what comes after a token.</summary>
    /// <param name="viewer">Who watches.</param>
    /// <param name="token">How far it has come.</param>
    /// <param name="page">Reads the next part of the snapshot.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="RefusalException">RESUME_TOKEN_EXPIRED.</exception>
    public Task<LogReading<TResource>> ReadAsync<TResource>(
        Viewer viewer, ResumeToken token, Func<TDb, Guid, int, CancellationToken, Task<List<TResource>>> page, CancellationToken cancel) => InTurnAsync(
        () => store.ReadTogetherAsync(
            async (db, within) =>
            {
                var head = await db.ChangeHeads.SingleAsync(within);
                await RequireKeptAsync(db, token, head, within);
                var changes = await Concerning(db, viewer, token).Take(ReadMax).ToListAsync(within);
                var rows = changes.Count < ReadMax && token.SnapshotUpTo is { } upTo ? await page(db, upTo, ReadMax, within) : [];
                return new LogReading<TResource>(head.Position, changes, rows);
            },
            cancel), cancel);

    /// <summary>Whether the office that records on behalf of the one that watches keeps out of what changed; null when it does not, or nobody does.</summary>
    public Task<KeptOut?> KeptOutAsync<TResource>(Watch<TDb, TResource> watch, Caller caller, Guid resourceId, CancellationToken cancel)
        where TResource : class, IResource, IMessage<TResource>, new() => caller.RecordingOfficeId is { } recording
        ? store.ReadAsync((db, within) => watch.KeptOut(db, recording, resourceId, within), cancel, Store<TDb>.BackgroundLimit)
        : Task.FromResult<KeptOut?>(null);

    /// <summary>Lets only a few streams at a time into storage.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> read, CancellationToken cancel)
    {
        await _readers.WaitAsync(cancel);
        try
        {
            return await read();
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>Changes after a token that concern whoever watches; of what the snapshot has not come to, none. One that concerns office and officer is there twice.</summary>
    private static IQueryable<Change> Concerning(TDb db, Viewer viewer, ResumeToken token)
    {
        var (officeId, officer) = (viewer.OfficeId, viewer.Account);
        var named = officer is null
            ? db.ChangeOffices.Where(row => row.OfficeId == officeId)
            : db.ChangeOffices.Where(row => row.OfficeId == officeId || row.OfficeId == officer);
        var changes =
            from concerned in named
            where concerned.Position > token.Position
            join change in db.Changes on concerned.Position equals change.Position
            select change;
        if (token.SnapshotUpTo is { } upTo)
        {
            changes = changes.Where(change => change.ResourceId <= upTo);
        }

        return changes.OrderBy(change => change.Position);
    }

    private static async Task RequireKeptAsync(TDb db, ResumeToken token, ChangeHead head, CancellationToken cancel)
    {
        var oldest = await db.Changes.MinAsync(change => (long?)change.Position, cancel) ?? head.Position + 1;
        if (token.LogId != head.LogId || token.Position > head.Position || token.Position < oldest - 1)
        {
            throw Refusal.Of(StreamReasons.ResumeTokenExpired).AsException();
        }
    }
}

/// <summary>What a stream missed.</summary>
/// <param name="Head">Position of the last change there was.</param>
/// <param name="Changes">Changes in order; when there are <see cref="ChangeLog{TDb}.ReadMax"/> there may be more, and nothing else was read.</param>
/// <param name="Page">The next part of the snapshot as it stood at <paramref name="Head"/>.</param>
internal sealed record LogReading<TResource>(long Head, IReadOnlyList<Change> Changes, IReadOnlyList<TResource> Page)
{
    /// <summary>Whether all changes up to the head are here.</summary>
    public bool IsWhole => Changes.Count < ChangeLog<ServiceDbContext>.ReadMax;
}

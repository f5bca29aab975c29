using System.Text;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Streams;
using Netralitas.Platform.Tests.Storage;
using NodaTime;

namespace Netralitas.Platform.Tests.Streams;

/// <summary>The change log on PostgreSQL: nothing committed is skipped, nothing comes twice, no position is missing.</summary>
public sealed class ChangeLogTests(Databases databases) : IAsyncLifetime
{
    private const string Office = "kpu-63.01";
    private const int StampMax = 7;
    private const int Writers = 8;
    private const int WritesOfEach = 60;
    private const int Resources = 12;
    private const int Sequencers = 3;

    private PostgresStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await PostgresStore.OpenAsync(databases, new PatientTime());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_change_that_was_written_first_and_committed_last_is_not_skipped()
    {
        await using var late = await _store.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await using var transaction = await late.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await WriteAsync(late, Guid.NewGuid(), "late");
        await CommitAsync(Guid.NewGuid(), "early");
        (await StampAsync()).ShouldBe(1);
        (await BodiesAfterAsync(0)).ShouldBe([(1, "early")]);

        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        (await StampAsync()).ShouldBe(1);
        (await BodiesAfterAsync(1)).ShouldBe([(2, "late")]);
    }

    [Fact]
    public async Task Whatever_commits_in_whatever_order_gets_gapless_positions_and_each_resource_keeps_its_order()
    {
        var resources = Enumerable.Range(0, Resources).Select(_ => (Id: Guid.NewGuid(), Turn: new SemaphoreSlim(1), Committed: new List<string>())).ToList();
        using var done = new CancellationTokenSource();
        var reading = FollowAsync(done.Token);
        var stamping = Enumerable.Range(0, Sequencers).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await StampAsync();
            }
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteManyAsync(new Random(writer), resources))));
        while (await StampAsync() > 0)
        {
            // More is to come.
        }

        await done.CancelAsync();
        await Task.WhenAll(stamping);
        var all = await BodiesAfterAsync(0);
        all.Select(row => row.Position).ShouldBe(Enumerable.Range(1, all.Count).Select(i => (long)i));
        all.Count.ShouldBe(resources.Sum(resource => resource.Committed.Count));
        foreach (var resource in resources)
        {
            all.Where(row => row.Body.StartsWith(resource.Id.ToString())).Select(row => row.Body).ShouldBe(resource.Committed);
        }

        var followed = await reading;
        followed.ShouldBe(all[..followed.Count]);
    }

    [Fact]
    public async Task Old_changes_are_forgotten_without_a_gap_and_a_token_from_before_them_has_expired()
    {
        for (var i = 1; i <= 10; i++)
        {
            await CommitAsync(Guid.NewGuid(), i.ToString());
        }

        await StampAsync(10);
        var log = await new ChangeLog<NotificationsDb>(_store.Store).BeginAsync(0, TestContext.Current.CancellationToken);
        var middle = await _store.AskAsync(db => db.Changes.Where(row => row.Position == 4).Select(row => row.RecordTime).SingleAsync());

        (await _store.Store.ForgetChangesAsync(middle, 100, TestContext.Current.CancellationToken)).ShouldBe(3);

        (await BodiesAfterAsync(0)).Select(row => row.Position).ShouldBe([4, 5, 6, 7, 8, 9, 10]);
        (await _store.AskAsync(db => db.ChangeOffices.Select(row => row.Position).Order().ToListAsync())).ShouldBe([4, 5, 6, 7, 8, 9, 10]);
        (await ReadAsync(log with { Position = 3, SnapshotUpTo = null })).Count.ShouldBe(7);
        (await ReadAsync(log with { Position = 10, SnapshotUpTo = null })).ShouldBeEmpty();
        await ExpiredAsync(log with { Position = 2 });
        await ExpiredAsync(log with { Position = 11 });
        await ExpiredAsync(log with { LogId = Guid.NewGuid() });

        (await _store.Store.ForgetChangesAsync(Instant.MaxValue - Duration.FromDays(366), 100, TestContext.Current.CancellationToken)).ShouldBe(7);
        (await ReadAsync(log with { Position = 10, SnapshotUpTo = null })).ShouldBeEmpty();
        await ExpiredAsync(log with { Position = 9 });
    }

    [Fact]
    public async Task A_part_of_the_snapshot_leaves_out_what_has_a_pending_change_and_that_change_comes_by_itself()
    {
        var log = new ChangeLog<NotificationsDb>(_store.Store);
        var id = Guid.NewGuid();
        await CommitAsync(id, "1");
        var token = await log.BeginAsync(0, TestContext.Current.CancellationToken);

        var reading = await log.ReadAsync<Notification>(new Viewer(Office), token, async (db, _, _, cancel) =>
            await db.PendingChanges.AnyAsync(pending => pending.ResourceId == id, cancel) ? [] : [new Notification { Id = id.ToString() }], TestContext.Current.CancellationToken);

        reading.Page.ShouldBeEmpty();
        reading.Head.ShouldBe(0);
        await StampAsync();
        (await ReadAsync(token with { SnapshotUpTo = null })).ShouldHaveSingleItem().ResourceId.ShouldBe(id);
        (await ReadAsync(token with { SnapshotUpTo = Guid.Empty })).ShouldBeEmpty();
    }

    private async Task WriteManyAsync(Random chance, List<(Guid Id, SemaphoreSlim Turn, List<string> Committed)> resources)
    {
        for (var i = 0; i < WritesOfEach; i++)
        {
            var (id, turn, committed) = resources[chance.Next(resources.Count)];
            await turn.WaitAsync();
            if (chance.Next(3) == 0)
            {
                await WriteAndStampAsync(id, $"{id} {committed.Count + 1}");
                committed.Add($"{id} {committed.Count + 1}");
                turn.Release();
                continue;
            }

            await using var db = await _store.Contexts.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var body = $"{id} {committed.Count + 1}";
            await WriteAsync(db, id, body);
            for (var pause = chance.Next(4); pause > 0; pause--)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_sleep(0.001)");
            }

            if (chance.Next(5) > 0)
            {
                await transaction.CommitAsync();
                committed.Add(body);
            }

            turn.Release();
        }
    }

    /// <summary>Writes as the pump of a replica does: with positions for its own changes and for what others left.</summary>
    private Task WriteAndStampAsync(Guid id, string body) => _store.Store.WriteAndStampAsync(
        (db, _) =>
        {
            db.Insert(new PendingChange { ResourceId = id, Body = Encoding.UTF8.GetBytes(body), SeenBy = [Office], LostBy = [], RecordTime = default });
            return Task.CompletedTask;
        }, new Unheard(), CancellationToken.None);

    /// <summary>A replica without streams.</summary>
    private sealed class Unheard : IStamps
    {
        public async Task<bool> StampAsync(Func<int, Task<List<Change>>> stamp) => (await stamp(StampMax)).Count == StampMax;
    }

    /// <summary>Follows the log as the feed does, and fails at the first position that comes out of turn.</summary>
    private async Task<List<(long Position, string Body)>> FollowAsync(CancellationToken until)
    {
        var seen = new List<(long Position, string Body)>();
        while (!until.IsCancellationRequested)
        {
            var next = await BodiesAfterAsync(seen.Count);
            next.Select(row => row.Position).ShouldBe(Enumerable.Range(seen.Count + 1, next.Count).Select(i => (long)i));
            seen.AddRange(next);
        }

        return seen;
    }

    private static async Task WriteAsync(NotificationsDb db, Guid id, string body)
    {
        db.PendingChanges.Add(new PendingChange
        {
            ResourceId = id, Body = Encoding.UTF8.GetBytes(body), SeenBy = [Office], LostBy = [], RecordTime = SystemClock.Instance.GetCurrentInstant(),
        });
        await db.SaveChangesAsync();
    }

    private async Task CommitAsync(Guid id, string body)
    {
        await using var db = await _store.Contexts.CreateDbContextAsync();
        await WriteAsync(db, id, body);
    }

    private async Task<int> StampAsync(int most = StampMax) => (await _store.Store.StampChangesAsync(most, CancellationToken.None)).Count;

    private Task<List<(long Position, string Body)>> BodiesAfterAsync(long position) => _store.AskAsync(async db =>
        (await db.Changes.AsNoTracking().Where(row => row.Position > position).OrderBy(row => row.Position).ToListAsync())
            .ConvertAll(row => (row.Position, Encoding.UTF8.GetString(row.Body))));

    private async Task<IReadOnlyList<Change>> ReadAsync(ResumeToken token) =>
        (await new ChangeLog<NotificationsDb>(_store.Store).ReadAsync<Notification>(
            new Viewer(Office), token, (_, _, _, _) => Task.FromResult(new List<Notification>()), TestContext.Current.CancellationToken)).Changes;

    private async Task ExpiredAsync(ResumeToken token) =>
        (await Should.ThrowAsync<RefusalException>(() => ReadAsync(token))).Refusal.Reason.ShouldBe(StreamReasons.ResumeTokenExpired);
}

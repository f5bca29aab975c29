using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;
using Netralitas.Platform.Tests.Storage;

namespace Netralitas.Platform.Tests.Streams;

/// <summary>The feed while its replica starts and stops.</summary>
public sealed class ChangeFeedTests(Databases databases) : IAsyncLifetime
{
    private const string Office = "kpu-63.01";

    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private PostgresStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await PostgresStore.OpenAsync(databases, TimeProvider.System);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_stream_that_opens_before_the_feed_has_come_to_the_log_waits_for_it()
    {
        using var feed = Feed();
        var stream = Stream();
        var opening = feed.OpenAsync(stream, TestContext.Current.CancellationToken);
        opening.IsCompleted.ShouldBeFalse();

        await feed.StartAsync(TestContext.Current.CancellationToken);
        await opening;

        feed.GoLive(stream).ShouldBe(0);
        await feed.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_feed_that_does_not_come_to_the_log_refuses_after_a_while()
    {
        using var feed = Feed();

        var refusal = await Should.ThrowAsync<RefusalException>(() => feed.OpenAsync(Stream(), TestContext.Current.CancellationToken));

        refusal.Refusal.Reason.ShouldBe(StreamReasons.Ended);
    }

    [Fact]
    public async Task A_replica_that_stops_ends_what_is_open_and_refuses_what_comes()
    {
        using var feed = Feed();
        await feed.StartAsync(TestContext.Current.CancellationToken);
        var stream = Stream();
        await feed.OpenAsync(stream, TestContext.Current.CancellationToken);

        _lifetime.StopApplication();

        (await stream.Ended).ShouldBe(StreamReasons.Ended);
        (await Should.ThrowAsync<RefusalException>(() => feed.OpenAsync(Stream(), TestContext.Current.CancellationToken))).Refusal.Reason.ShouldBe(StreamReasons.Ended);
        await feed.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_the_replica_stamped_is_handed_on_at_once_if_it_follows_and_never_twice_or_before_what_is_missing()
    {
        using var feed = Feed();
        var stream = await LiveAsync(feed);

        await StampAsync(feed, 1, 2);
        await StampAsync(feed, 4);
        await StampAsync(feed, 1, 2, 3);
        await StampAsync(feed, 3);

        var offered = new List<long>();
        while (stream.Queue.TryRead(out var item))
        {
            offered.Add(item.Position);
        }

        offered.ShouldBe([1, 2, 3]);
        await feed.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_written_and_stamped_in_one_transaction_is_handed_on_with_what_others_left_and_nothing_of_it_when_it_fails()
    {
        using var feed = Feed();
        var stream = await LiveAsync(feed);
        var left = await WriteAsync(stamps: null, twice: false);

        await Should.ThrowAsync<StorageBusyException>(WriteAsync(feed, twice: true));
        stream.Queue.TryRead(out _).ShouldBeFalse();
        var written = await WriteAsync(feed, twice: false);

        stream.Queue.TryRead(out var one).ShouldBeTrue();
        stream.Queue.TryRead(out var two).ShouldBeTrue();
        (one!.Position, one.Change!.ResourceId, two!.Position, two.Change!.ResourceId).ShouldBe((1, left, 2, written));
        stream.Queue.TryRead(out _).ShouldBeFalse();
        (await _store.AskAsync(db => db.PendingChanges.CountAsync())).ShouldBe(0);
        (await _store.AskAsync(db => db.ChangeOffices.Select(row => row.Position).Order().ToListAsync())).ShouldBe([1, 2]);
        await feed.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Notes a change, and gives it a position at once if it is told who hears of that; written twice it breaks a key.</summary>
    private async Task<Guid> WriteAsync(ChangeFeed<NotificationsDb>? stamps, bool twice)
    {
        var id = Guid.NewGuid();
        Task Note(NotificationsDb db, CancellationToken cancel)
        {
            db.Note(id, new Notification { Id = id.ToString() }, [Office], [], []);
            foreach (var _ in Enumerable.Range(0, twice ? 2 : 1))
            {
                db.Insert(new InboxRow { MessageId = id, HandleTime = default });
            }

            return Task.CompletedTask;
        }

        await (stamps is null
            ? _store.Store.WriteAsync(Note, TestContext.Current.CancellationToken)
            : _store.Store.WriteAndStampAsync(Note, stamps, TestContext.Current.CancellationToken));
        return id;
    }

    private static Task<bool> StampAsync(ChangeFeed<NotificationsDb> feed, params long[] positions) => feed.StampAsync(_ => Task.FromResult<List<Change>>(
    [
        .. positions.Select(position => new Change { Position = position, ResourceId = Guid.NewGuid(), Body = [], SeenBy = [Office], LostBy = [], RecordTime = default }),
    ]));

    /// <summary>Starts the feed with a stream that gets every change from the first on.</summary>
    private static async Task<Subscription> LiveAsync(ChangeFeed<NotificationsDb> feed)
    {
        await feed.StartAsync(TestContext.Current.CancellationToken);
        var stream = Stream();
        await feed.OpenAsync(stream, TestContext.Current.CancellationToken);
        feed.GoLive(stream).ShouldBe(0);
        return stream;
    }

    private ChangeFeed<NotificationsDb> Feed() => new(
        _store.Store, new FeedSignal(), new WorkerTools(_store.Gate, new Backoff(TimeProvider.System), TimeProvider.System, NullLoggerFactory.Instance), _lifetime);

    private static Subscription Stream() =>
        new(new Caller(Office, "system", Roles.None, OfficerId: null, DateTimeOffset.MaxValue), StreamLimits.From(DateTimeOffset.UtcNow, DateTimeOffset.MaxValue, () => false), TimeProvider.System);
}

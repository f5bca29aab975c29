using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
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
        await feed.StartAsync(TestContext.Current.CancellationToken);
        var stream = Stream();
        await feed.OpenAsync(stream, TestContext.Current.CancellationToken);
        feed.GoLive(stream).ShouldBe(0);

        Stamp(feed, 1, 2);
        Stamp(feed, 4);
        Stamp(feed, 1, 2, 3);
        Stamp(feed, 3);

        var offered = new List<long>();
        while (stream.Queue.TryRead(out var item))
        {
            offered.Add(item.Position);
        }

        offered.ShouldBe([1, 2, 3]);
        await feed.StopAsync(TestContext.Current.CancellationToken);
    }

    private static void Stamp(ChangeFeed<NotificationsDb> feed, params long[] positions)
    {
        feed.StampBegins();
        feed.StampEnds([.. positions.Select(position => new Change
        {
            Position = position, ResourceId = Guid.NewGuid(), Body = [], SeenBy = [Office], LostBy = [], RecordTime = default,
        })]);
    }

    private ChangeFeed<NotificationsDb> Feed() => new(
        _store.Store, new FeedSignal(), new WorkerTools(_store.Gate, new Backoff(TimeProvider.System), TimeProvider.System, NullLoggerFactory.Instance), _lifetime);

    private static Subscription Stream() =>
        new(new Caller(Office, "system", Roles.None, OfficerId: null, DateTimeOffset.MaxValue), StreamLimits.From(DateTimeOffset.UtcNow, DateTimeOffset.MaxValue, () => false), TimeProvider.System);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Contracts.Events;
using Netralitas.Notifications;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Tests.Storage;
using Netralitas.Platform.Tests.Time;
using Netralitas.Support;
using Npgsql;

namespace Netralitas.Platform.Tests.Outbox;

/// <summary>The relay on PostgreSQL. The transport is the edge: here it notes what it is given, or never answers.</summary>
public sealed class OutboxRelayTests(Databases databases) : IAsyncLifetime
{
    private const int TriesBeforeTheLast = 19;
    private const int MoreThanThereIsRoomFor = 600;
    private const int LooksUntilDeleted = 3;
    private const int ManyFacts = 230;
    private const int MessagesUnderWay = 4;
    private const int GroupMax = 32;
    private const int LargeText = 900_000;
    private const string EmptyFact = """{"Task":null}""";
    private static readonly TimeSpan LeaseAndMore = TimeSpan.FromSeconds(16);

    private readonly MovedTime _time = new();
    private PostgresStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await PostgresStore.OpenAsync(databases, _time);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_a_frozen_relay_had_taken_is_sent_by_another_when_its_lease_is_over_and_the_first_changes_nothing_when_it_wakes_up()
    {
        var taken = await AddAsync(Row());
        var (frozen, other) = (new HeldTransport { HoldsAll = true }, new HeldTransport());
        await RunAsync(frozen, async () =>
        {
            await frozen.GivenAsync(taken);
            var first = (await RowAsync(taken)).Lease.ShouldNotBeNull();
            await RunAsync(other, async () =>
            {
                // That a later row is taken shows that the other looked, and left the leased one alone.
                var later = await AddAsync(Row());
                await other.GivenAsync(later);
                other.Given.ShouldNotContain(taken);
                other.Release();
                await Eventually.Be(CountAsync, count => count == 1);

                other.Hold();
                _time.Move(LeaseAndMore);
                await other.GivenAsync(taken);
                var second = (await RowAsync(taken)).Lease.ShouldNotBeNull();
                second.ShouldNotBe(first);
                var looks = frozen.Looks;
                frozen.Release();
                // When it looks again for the third time, it has tried to delete what it holds for sent.
                await Eventually.Be(() => Task.FromResult(frozen.Looks), now => now >= looks + LooksUntilDeleted);
                (await RowAsync(taken)).Lease.ShouldBe(second);

                other.Release();
                await Eventually.Be(CountAsync, count => count == 0);
            });
        });
    }

    [Fact]
    public async Task What_a_relay_that_stops_has_not_sent_is_free_for_another_at_once()
    {
        var taken = await AddAsync(Row());
        var silent = new SilentTransport();
        await RunAsync(silent, () => Eventually.Be(() => Task.FromResult(silent.Given.Count), given => given == 1));
        (await RowAsync(taken)).Lease.ShouldBeNull();

        var transport = new NotingTransport();
        await RunAsync(transport, () => SentAsync(transport, taken));
    }

    [Fact]
    public async Task What_was_handed_over_and_not_taken_is_free_when_the_relay_has_stopped()
    {
        var handed = await AddAsync(Row());
        (await RowAsync(handed)).Lease.ShouldBe(_store.OwnFacts.Lease);

        await RunAsync(new SilentTransport { Ready = Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken) }, () => Task.CompletedTask);

        (await RowAsync(handed)).Lease.ShouldBeNull();
        // Whatever is announced while the process stops is for others as well.
        (await RowAsync(await AddAsync(Row()))).Lease.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_process_itself_announced_is_sent_without_being_claimed()
    {
        var transport = new HeldTransport();
        await RunAsync(transport, async () =>
        {
            var own = await AddAsync(Row());
            await transport.GivenAsync(own);
            (await RowAsync(own)).Lease.ShouldBe(_store.OwnFacts.Lease);
            transport.Release();
            await Eventually.Be(CountAsync, count => count == 0);
        });
        transport.Given.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_comes_while_the_broker_is_silent_about_others_is_sent_and_more_is_not_taken_than_it_should_be_asked_at_once()
    {
        var transport = new HeldTransport();
        await RunAsync(transport, async () =>
        {
            for (var i = 0; i < ManyFacts; i++)
            {
                var own = await AddAsync(Row());
                await (i < MessagesUnderWay ? transport.GivenAsync(own) : Task.CompletedTask);
            }

            transport.Given.Count.ShouldBe(MessagesUnderWay);
            transport.Release();
            await Eventually.Be(CountAsync, count => count == 0);
        });
        transport.Given.Distinct().Count().ShouldBe(ManyFacts);
        transport.Given.Count.ShouldBe(ManyFacts);
        transport.Groups.ShouldAllBe(group => group.Count <= GroupMax);
        transport.Groups.Max(group => group.Count).ShouldBe(GroupMax);
    }

    [Fact]
    public async Task Large_facts_do_not_all_go_together()
    {
        var transport = new HeldTransport();
        transport.Release();
        await RunAsync(transport, async () =>
        {
            await AddAsync([.. Enumerable.Range(0, 5).Select(_ => Row(body: EmptyFact + new string(' ', LargeText)))]);
            await Eventually.Be(CountAsync, count => count == 0);
        });

        transport.Groups.Select(group => group.Count).ShouldBe([2, 2, 1]);
    }

    [Fact]
    public async Task Facts_that_nobody_caused_and_that_go_together_have_a_trace_each()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Traces.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        var transport = new HeldTransport();
        transport.Release();
        await RunAsync(transport, async () =>
        {
            await AddAsync([.. Enumerable.Range(0, 3).Select(_ => Row())]);
            await Eventually.Be(CountAsync, count => count == 0);
        });

        var traces = transport.Groups.ShouldHaveSingleItem().Select(fact => ActivityContext.Parse(fact.TraceParent!, null).TraceId).ToList();
        traces.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task What_was_sent_when_the_relay_stops_is_deleted()
    {
        var transport = new NotingTransport();
        await RunAsync(transport, async () => await SentAsync(transport, await AddAsync(Row())));

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_handed_over_and_lay_for_longer_than_its_lease_is_claimed_first()
    {
        var late = await AddAsync(Row());
        _time.Move(LeaseAndMore);
        var transport = new HeldTransport();
        await RunAsync(transport, async () =>
        {
            await transport.GivenAsync(late);
            (await RowAsync(late)).Lease.ShouldNotBeNull().ShouldNotBe(_store.OwnFacts.Lease);
            transport.Release();
            await Eventually.Be(CountAsync, count => count == 0);
        });
        transport.Given.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_finds_no_room_at_the_relay_is_written_free_and_claimed()
    {
        var room = 0;
        while (_store.OwnFacts.TryReserve(1))
        {
            room++;
        }

        var free = await AddAsync(Row());
        (await RowAsync(free)).Lease.ShouldBeNull();
        _store.OwnFacts.GiveBack(room);
        (await RowAsync(await AddAsync(Row()))).Lease.ShouldBe(_store.OwnFacts.Lease);

        var transport = new NotingTransport();
        await RunAsync(transport, () => SentAsync(transport, free));
    }

    [Fact]
    public async Task What_was_rolled_back_is_neither_sent_nor_takes_up_room()
    {
        for (var i = 0; i < MoreThanThereIsRoomFor; i++)
        {
            await Should.ThrowAsync<PostgresException>(AddAsync(Row(body: null!)));
        }

        var kept = await AddAsync(Row());

        (await RowAsync(kept)).Lease.ShouldBe(_store.OwnFacts.Lease);
        var transport = new NotingTransport();
        await RunAsync(transport, () => SentAsync(transport, kept));
        transport.Sent.ShouldBe([kept]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_parked_in_the_end_and_holds_nothing_up()
    {
        var unknown = await AddAsync(Row(type: "NoSuchFact", failures: TriesBeforeTheLast));
        var broken = await AddAsync(Row(body: "{", failures: TriesBeforeTheLast));
        var empty = await AddAsync(Row(body: "null", failures: TriesBeforeTheLast));
        var good = await AddAsync(Row());

        var transport = new NotingTransport();
        await RunAsync(transport, async () =>
        {
            await SentAsync(transport, good);
            foreach (var bad in new[] { unknown, broken, empty })
            {
                (await Eventually.Be(() => RowAsync(bad), row => row.ParkedTime is not null)).LastError.ShouldNotBeNullOrEmpty();
            }

            await SentAsync(transport, await AddAsync(Row()));
        });

        (await CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task What_cannot_be_read_is_tried_again_first_as_another_replica_may_know_it()
    {
        var unknown = await AddAsync(Row(type: "FactOfTheNextVersion"));

        await RunAsync(new NotingTransport(), () => Eventually.Be(() => RowAsync(unknown), row => row.Failures > 0));

        var row = await RowAsync(unknown);
        (row.ParkedTime, row.Lease).ShouldBe((null, null));
        row.NextTryTime.ShouldBeGreaterThan(row.RecordTime);
    }

    [Fact]
    public async Task What_no_queue_takes_stays()
    {
        var row = await AddAsync(Row(failures: TriesBeforeTheLast));

        await RunAsync(new NotingTransport { Routable = false }, () => Eventually.Be(() => RowAsync(row), found => found.Failures > TriesBeforeTheLast));

        (await RowAsync(row)).ParkedTime.ShouldBeNull();
    }

    private async Task RunAsync(IFactTransport transport, Func<Task> meanwhile)
    {
        using var relay = new OutboxRelay<NotificationsDb>(
            _store.Store, _store.Engine, transport, _store.OwnFacts, new WorkerTools(_store.Gate, new Backoff(_time), _time, NullLoggerFactory.Instance));
        await relay.StartAsync(TestContext.Current.CancellationToken);
        await meanwhile();
        await relay.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Guid> AddAsync(OutboxRow row)
    {
        await AddAsync([row]);
        return row.MessageId;
    }

    private Task AddAsync(IReadOnlyList<OutboxRow> rows) => _store.Store.WriteAsync(
        (db, _) =>
        {
            rows.ToList().ForEach(db.Insert);
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken, TimeSpan.FromSeconds(30));

    private static OutboxRow Row(string type = nameof(TaskOpened), string body = EmptyFact, int failures = 0) => new()
    {
        MessageId = Guid.CreateVersion7(), Type = type, Body = body, CaseId = Guid.CreateVersion7(), Failures = failures, RecordTime = default, NextTryTime = default,
    };

    private static Task SentAsync(NotingTransport transport, Guid id) => Eventually.Be(() => Task.FromResult(transport.Sent.Contains(id)), sent => sent);

    private Task<OutboxRow> RowAsync(Guid id) => _store.AskAsync(db => db.Outbox.AsNoTracking().SingleAsync(row => row.MessageId == id));

    private Task<int> CountAsync() => _store.AskAsync(db => db.Outbox.CountAsync());

    private sealed class NotingTransport : IFactTransport
    {
        public ConcurrentQueue<Guid> Sent { get; } = new();

        public bool Routable { get; init; } = true;

        public Task WaitUntilReadyAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task PublishAsync(IReadOnlyList<Delivery> facts, CancellationToken cancel)
        {
            if (!Routable)
            {
                throw new UnroutableException(facts[0].Fact.GetType().Name);
            }

            foreach (var fact in facts)
            {
                Sent.Enqueue(fact.MessageId);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class SilentTransport : IFactTransport
    {
        public ConcurrentQueue<Guid> Given { get; } = new();

        public Task Ready { get; init; } = Task.CompletedTask;

        public Task WaitUntilReadyAsync(CancellationToken cancel) => Ready.WaitAsync(cancel);

        public Task PublishAsync(IReadOnlyList<Delivery> facts, CancellationToken cancel)
        {
            Given.Enqueue(facts.Single().MessageId);
            return Task.Delay(Timeout.Infinite, cancel);
        }
    }

    /// <summary>Answers nothing while it is held, whatever the caller's time limit.</summary>
    private sealed class HeldTransport : IFactTransport
    {
        private volatile TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<Guid> Given { get; } = new();

        /// <summary>What went together.</summary>
        public ConcurrentQueue<IReadOnlyList<Delivery>> Groups { get; } = new();

        /// <summary>From the first fact on the relay comes no further either: the whole process is frozen.</summary>
        public bool HoldsAll { get; init; }

        /// <summary>How often the relay has asked whether it may send.</summary>
        public int Looks { get; private set; }

        public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _held.TrySetResult();

        public Task GivenAsync(Guid id) => Eventually.Be(() => Task.FromResult(Given.Contains(id)), given => given);

        public Task WaitUntilReadyAsync(CancellationToken cancel)
        {
            Looks++;
            return HoldsAll && !Given.IsEmpty ? _held.Task : Task.CompletedTask;
        }

        public Task PublishAsync(IReadOnlyList<Delivery> facts, CancellationToken cancel)
        {
            Groups.Enqueue(facts);
            foreach (var fact in facts)
            {
                Given.Enqueue(fact.MessageId);
            }

            return _held.Task;
        }
    }
}

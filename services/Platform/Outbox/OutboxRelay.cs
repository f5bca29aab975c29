using System.Diagnostics;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using NodaTime;

namespace Netralitas.Platform.Outbox;

/// <summary>Publishes what the outbox holds under a lease, outside any transaction, and deletes what was confirmed.</summary>
/// <remarks>What this process announces comes to it directly; what others left, it claims. While few messages are under way nothing
/// waits for the broker's word on what was published before, and never for a deletion: what was sent is deleted a moment later, many at once. A relay that stops gives back what it has
/// not sent; one that dies or freezes leaves it to the others when the lease ends, and can change nothing of it any more: the rows
/// carry another lease.</remarks>
internal sealed class OutboxRelay<TDb>(Store<TDb> store, IDatabaseEngine engine, IFactTransport transport, OwnFacts own, WorkerTools tools)
    : Worker(tools, own, Poll)
    where TDb : ServiceDbContext
{
    private const int BatchMax = 100;
    private const int GroupMax = 32;
    // No broker refuses a message of this size. A fact that is larger goes alone.
    private const int GroupTextMax = 2_000_000;
    // Whatever comes while so many messages or more are under way goes together afterwards: in a rush few carry much.
    private const int MessagesMax = 4;
    private const int FailuresMax = 20;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PublishLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMilliseconds(100);

    private readonly List<Task> _sends = [];
    private readonly Lock _gate = new();
    private List<(Guid MessageId, Guid Lease)> _sent = [];
    private List<(OutboxRow Row, Guid Lease, Exception Error)> _failed = [];
    private Task _forgetting = Task.CompletedTask;
    private volatile bool _forgetDue;
    private int _underWay;
    private bool _isFull;
    private bool _fresh = engine.SingleProcess;
    private bool _someWait = true;
    private long _claimed;

    /// <summary>When facts may be sent: what a relay has for itself is not late before its lease ends.</summary>
    internal static ServiceClock<TDb> Clock { get; } = new(
        "outbox-facts", nameof(OutboxRelay<>), Duration.Zero, IsLegal: false,
        db => db.Outbox.Where(row => row.ParkedTime == null).Select(row => new DueRow { Id = row.MessageId, Time = row.NextTryTime }));

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        own.Close();
        await base.StopAsync(cancellationToken);
        var now = Now();
        try
        {
            await Task.WhenAll(_sends);
            await SetBackAsync();
            await _forgetting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ForgetAsync();
            await FreeAsync(row => row.Lease == own.Lease && row.NextTryTime > now, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            Log.LogWarning("Storage is away: facts that were not sent go to others when their lease ends.");
        }
    }

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        await transport.WaitUntilReadyAsync(cancel);
        if (_fresh)
        {
            // What a killed predecessor was sending is sent again at once.
            await FreeAsync(row => row.Lease != null && row.Lease != own.Lease, cancel);
            _fresh = false;
        }

        _sends.RemoveAll(send => send.IsCompleted);
        var taken = IsFull() ? 0 : await BeginAsync(cancel);
        await SettleAsync(cancel);
        return taken > 0;
    }

    /// <summary>Whether as many messages are under way as may be: the next that ends wakes the relay then.</summary>
    private bool IsFull()
    {
        lock (_gate)
        {
            return _isFull = _underWay >= MessagesMax;
        }
    }

    /// <summary>Begins to send what was handed over, and what nobody has.</summary>
    /// <returns>How many facts.</returns>
    private async Task<int> BeginAsync(CancellationToken cancel)
    {
        var handed = own.Take(BatchMax, Now());
        Send(handed, own.Lease, cancel);
        if (!own.TakeFree() && !_someWait && Time.GetElapsedTime(_claimed) < Poll)
        {
            return handed.Count;
        }

        var lease = Guid.NewGuid();
        var claimed = await ClaimAsync(lease, cancel);
        (_someWait, _claimed) = (claimed.Count > 0, Time.GetTimestamp());
        Send(claimed, lease, cancel);
        return handed.Count + claimed.Count;
    }

    /// <summary>Begins to send what can be read, in few messages.</summary>
    private void Send(List<OutboxRow> rows, Guid lease, CancellationToken cancel)
    {
        var readable = new List<(OutboxRow Row, object Fact)>();
        foreach (var row in rows)
        {
            try
            {
                readable.Add((row, FactText.Read(row.Type, row.Body)));
            }
            catch (UnreadableException e)
            {
                lock (_gate)
                {
                    _failed.Add((row, lease, e));
                }
            }
        }

        _sends.AddRange(readable.GroupBy(one => one.Row.Type).SelectMany(Together).Select(group => FollowAsync(group, lease, cancel)));
    }

    /// <summary>Parts facts of one kind into messages that are neither too many nor too large.</summary>
    private static IEnumerable<(OutboxRow Row, object Fact)[]> Together(IEnumerable<(OutboxRow Row, object Fact)> facts)
    {
        var (group, text) = (new List<(OutboxRow Row, object Fact)>(), 0);
        foreach (var fact in facts)
        {
            if (group.Count == GroupMax || (group.Count > 0 && text + fact.Row.Body.Length > GroupTextMax))
            {
                yield return [.. group];
                (group, text) = ([], 0);
            }

            group.Add(fact);
            text += fact.Row.Body.Length;
        }

        if (group.Count > 0)
        {
            yield return [.. group];
        }
    }

    /// <summary>Sends facts of one kind and keeps how that ended for the next step.</summary>
    private async Task FollowAsync((OutboxRow Row, object Fact)[] group, Guid lease, CancellationToken cancel)
    {
        lock (_gate)
        {
            _underWay++;
        }

        var error = await SendAsync(group, cancel);
        bool isFirst, isAwaited;
        lock (_gate)
        {
            _underWay--;
            (isAwaited, _isFull) = (_isFull, false);
            isFirst = error is null && _sent.Count == 0;
            if (error is null)
            {
                _sent.AddRange(group.Select(one => (one.Row.MessageId, lease)));
            }
            else
            {
                _failed.AddRange(group.Select(one => (one.Row, lease, error)));
            }
        }

        if (isAwaited || error is not null)
        {
            own.Wake();
        }

        if (isFirst)
        {
            await Task.Delay(ForgetAfter, Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _forgetDue = true;
            own.Wake();
        }
    }

    /// <summary>Deletes what was sent, beside what is sent next; what could not be sent waits, and so does the relay if the broker is away.</summary>
    private async Task SettleAsync(CancellationToken cancel)
    {
        if (_forgetting.IsCompleted)
        {
            var ended = _forgetting;
            _forgetting = _forgetDue || _sent.Count >= BatchMax ? ForgetAsync() : Task.CompletedTask;
            await ended;
        }

        var away = await SetBackAsync();
        cancel.ThrowIfCancellationRequested();
        if (away is not null)
        {
            throw new TransportAwayException(away);
        }
    }

    private async Task ForgetAsync()
    {
        _forgetDue = false;
        var sent = Take(ref _sent);
        try
        {
            foreach (var group in sent.GroupBy(fact => fact.Lease, fact => fact.MessageId))
            {
                await store.StatementAsync((db, within) => engine.ForgetFactsAsync(db, [.. group], group.Key, within), CancellationToken.None);
            }
        }
        catch
        {
            // What is deleted twice is no harm.
            lock (_gate)
            {
                _sent.AddRange(sent);
            }

            _forgetDue = true;
            throw;
        }
    }

    /// <summary>Sets back what could not be sent.</summary>
    /// <returns>What kept the broker from confirming, if it is away.</returns>
    private async Task<Exception?> SetBackAsync()
    {
        var failed = Take(ref _failed);
        if (failed.Count == 0)
        {
            return null;
        }

        _someWait = true;
        await store.WriteAsync((db, within) => SetBackAsync(db, failed, within), CancellationToken.None, Store<TDb>.BackgroundLimit);
        return failed.Find(send => send.Error is not (UnroutableException or UnreadableException)).Error;
    }

    private List<T> Take<T>(ref List<T> ended)
    {
        lock (_gate)
        {
            var taken = ended;
            ended = [];
            return taken;
        }
    }

    /// <remarks>A crash of the database may undo a claim or a deletion that was not synced: the row is sent again, and every inbox knows it.</remarks>
    private Task<List<OutboxRow>> ClaimAsync(Guid lease, CancellationToken cancel)
    {
        var now = Now();
        var sql = $$"""
            UPDATE outbox SET lease = {0}, next_try_time = {1} WHERE message_id IN (
                SELECT message_id FROM outbox WHERE parked_time IS NULL AND next_try_time <= {2}
                ORDER BY next_try_time LIMIT {{BatchMax}}{{engine.ForUpdateSkipLocked}}){{engine.WithoutSync}}
            RETURNING *
            """;
        return store.StatementAsync(
            (db, within) => db.Outbox.FromSqlRaw(sql, lease, (now + OwnFacts.LeaseTime).ToDateTimeUtc(), now.ToDateTimeUtc()).AsNoTracking().ToListAsync(within), cancel);
    }

    /// <returns>Why they could not be sent; null when they were.</returns>
    private async Task<Exception?> SendAsync((OutboxRow Row, object Fact)[] group, CancellationToken cancel)
    {
        var spans = Array.ConvertAll(group, one => SpanOf(one.Row));
        // The spans of the bus are one for the message, and stand in the trace of its first fact.
        Activity.Current = spans[0];
        using var expiry = new CancellationTokenSource(PublishLimit, Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancel);
        try
        {
            await transport.PublishAsync([.. group.Zip(spans, (one, span) => new Delivery(one.Row.MessageId, span?.Id ?? one.Row.TraceParent, one.Fact))], both.Token);
            Meters.FactsPublished.Add(group.Length);
            return null;
        }
        catch (Exception e)
        {
            Array.ForEach(spans, span => span?.SetStatus(ActivityStatusCode.Error, e.GetType().Name));
            return e;
        }
        finally
        {
            Array.ForEach(spans, span => span?.Dispose());
        }
    }

    private static Activity? SpanOf(OutboxRow row)
    {
        // A fact without a cause begins a trace, and is not in that of the fact before it.
        Activity.Current = null;
        ActivityContext.TryParse(row.TraceParent, null, out var cause);
        return Traces.Source.StartActivity("outbox " + row.Type, ActivityKind.Internal, cause);
    }

    /// <summary>Frees rows that could not be sent. One whose own fault it is, is set aside after too many tries; an unroutable one waits.</summary>
    private async Task SetBackAsync(TDb db, List<(OutboxRow Row, Guid Lease, Exception Error)> failed, CancellationToken cancel)
    {
        var now = Now();
        foreach (var (row, lease, error) in failed)
        {
            var ownFault = error is UnreadableException;
            var failures = row.Failures + (error is UnroutableException || ownFault ? 1 : 0);
            Instant? parked = ownFault && failures >= FailuresMax ? now : null;
            if (parked is not null || error is UnroutableException)
            {
                Log.LogError("Fact {MessageId} of type {Type} cannot be sent: {Error}", row.MessageId, row.Type, error.GetType().Name);
            }

            var next = now + Duration.FromSeconds(Math.Min(failures, 10));
            await db.Outbox.Where(x => x.MessageId == row.MessageId && x.Lease == lease).ExecuteUpdateAsync(
                set => set.SetProperty(x => x.NextTryTime, next).SetProperty(x => x.Failures, failures)
                    .SetProperty(x => x.LastError, error.GetType().Name).SetProperty(x => x.ParkedTime, parked).SetProperty(x => x.Lease, (Guid?)null),
                cancel);
        }
    }

    private Task FreeAsync(Expression<Func<OutboxRow, bool>> which, CancellationToken cancel)
    {
        var now = Now();
        return store.WriteAsync(
            (db, within) => db.Outbox.Where(which).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Lease, (Guid?)null).SetProperty(row => row.NextTryTime, now), within),
            cancel);
    }

    private Instant Now() => Instant.FromDateTimeOffset(Time.GetUtcNow());

    private sealed class TransportAwayException(Exception inner) : Exception("The broker did not confirm.", inner);
}

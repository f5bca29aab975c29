using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;
using Netralitas.Platform.Telemetry;
using NodaTime;

namespace Netralitas.Platform.Inbox;

/// <summary>Lets facts take effect exactly once: whatever has arrived goes into one transaction together with its inbox rows.</summary>
/// <remarks>With storage away it holds what it has and waits. A fact that cannot be handled is set aside, and what is behind it flows.</remarks>
internal sealed class InboxPump<TDb>(
    Store<TDb> store, FactHandlers<TDb> handlers, ChangeFeed<TDb> feed, IDatabaseEngine engine, Backoff backoff, TimeProvider time, ILogger<InboxPump<TDb>> log)
    : BackgroundService
    where TDb : ServiceDbContext
{
    private const int BatchEnough = 32;
    private const int TriesMax = 3;

    private readonly Channel<IReadOnlyList<Pending>> _arrived = Channel.CreateBounded<IReadOnlyList<Pending>>(FactEndpoints.InFlightMax);

    /// <summary>Takes facts in; returns once each took effect or was set aside.</summary>
    public async Task TakeAsync(IReadOnlyList<Delivery> facts)
    {
        var now = Now();
        var arrived = facts.Select(fact => new Pending(fact, now)).ToList();
        await _arrived.Writer.WriteAsync(arrived);
        await Task.WhenAll(arrived.Select(pending => pending.Done.Task));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _arrived.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Pending>();
            while (batch.Count < BatchEnough && _arrived.Reader.TryRead(out var arrived))
            {
                batch.AddRange(arrived);
            }

            await HandleAsync(batch, isRepeated: false, stoppingToken);
        }
    }

    /// <param name="batch">What has arrived.</param>
    /// <param name="isRepeated">Whether it was tried before.</param>
    /// <param name="cancel">Ends it.</param>
    private async Task HandleAsync(List<Pending> batch, bool isRepeated, CancellationToken cancel)
    {
        // Storage that was away is no fault of a fact, and takes none of its tries.
        var (away, failure) = (0, 1);
        while (true)
        {
            try
            {
                await ApplyAsync(batch, isRepeated: away > 0 || failure > 1 || isRepeated, cancel);
                batch.ForEach(pending => pending.Done.TrySetResult());
                return;
            }
            catch (Exception e) when (engine.IsUnavailable(e))
            {
                log.LogWarning("Storage is away; {Count} fact(s) wait.", batch.Count);
                await backoff.WaitAsync(++away, cancel);
            }
            catch (Exception) when (batch.Count > 1 && !cancel.IsCancellationRequested)
            {
                // One of them is bad: each by itself, so that the others are not held up.
                foreach (var pending in batch)
                {
                    await HandleAsync([pending], isRepeated: true, cancel);
                }

                return;
            }
            catch (Exception e) when (failure < TriesMax && !cancel.IsCancellationRequested)
            {
                log.LogWarning("A fact failed with {Type}; trying again.", e.GetType().Name);
                await backoff.WaitAsync(failure++, cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                batch[0].Fail(e, isRepeated ? failure + 1 : failure);
                await backoff.WaitAsync(failure++, cancel);
            }
        }
    }

    /// <summary>Nearly all facts come once, so the first time nobody is asked: the key of the inbox says so, and then it is tried again.</summary>
    private Task ApplyAsync(List<Pending> batch, bool isRepeated, CancellationToken cancel)
    {
        var ask = isRepeated;
        return store.WriteAndStampAsync(
            async (db, within) =>
            {
                var fresh = await FreshAsync(db, batch, ask, within);
                await handlers.LoadAsync(db, [.. fresh.Where(pending => pending.Fault is null).Select(pending => pending.Delivery.Fact)], isFirst: !ask, within);
                ask = true;
                // In one order, so that two replicas that hear the same facts wait for each other and not in a circle.
                foreach (var id in fresh.Select(pending => pending.Delivery.MessageId).Order())
                {
                    db.Insert(new InboxRow { MessageId = id, HandleTime = Now() });
                }

                foreach (var pending in fresh)
                {
                    await ApplyAsync(db, pending, within);
                }
            }, feed, cancel);
    }

    /// <summary>Those that have not taken effect yet, each once.</summary>
    private static async Task<List<Pending>> FreshAsync(TDb db, List<Pending> batch, bool ask, CancellationToken cancel)
    {
        var ids = batch.Select(pending => pending.Delivery.MessageId).ToList();
        var known = ask ? await db.Inbox.Where(row => ids.Contains(row.MessageId)).Select(row => row.MessageId).ToListAsync(cancel) : [];
        var seen = known.ToHashSet();
        return batch.FindAll(pending => seen.Add(pending.Delivery.MessageId));
    }

    private async Task ApplyAsync(TDb db, Pending pending, CancellationToken cancel)
    {
        var (id, traceParent, fact) = pending.Delivery;
        if (pending.Fault is null)
        {
            handlers.Handle(db, fact, traceParent);
            return;
        }

        var now = Now();
        if (await db.Parked.SingleOrDefaultAsync(row => row.MessageId == id, cancel) is { } again)
        {
            // It was parked so long ago that the inbox has forgotten it, and came once more.
            (again.State, again.Error, again.Attempts) = (ParkedState.Parked, ParkedRow.ErrorOf(pending.Fault), again.Attempts + pending.Attempts);
            (again.ParkTime, again.LastTryTime, again.EndTime, again.EndOfficeId, again.EndAccount, again.EndReason) = (now, now, null, null, null, null);
        }
        else
        {
            db.Insert(new ParkedRow
            {
                MessageId = id, Type = fact.GetType().Name, Body = FactText.Write(fact), TraceParent = traceParent,
                Error = ParkedRow.ErrorOf(pending.Fault), FirstTryTime = pending.ArriveTime, LastTryTime = now, Attempts = pending.Attempts, ParkTime = now,
            });
        }

        Meters.FactsParked.Add(1);
        log.LogError("Fact {MessageId} of type {Type} is parked: {Error}", id, fact.GetType().Name, pending.Fault.GetType().Name);
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private sealed class Pending(Delivery delivery, Instant arriveTime)
    {
        public Delivery Delivery => delivery;

        public Instant ArriveTime => arriveTime;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Why it cannot be handled, once all tries failed.</summary>
        public Exception? Fault { get; private set; }

        /// <summary>How often it was tried until then.</summary>
        public int Attempts { get; private set; }

        /// <summary>It is to be set aside; if that fails, too, the first fault is the one to be kept.</summary>
        public void Fail(Exception fault, int attempts) => (Fault, Attempts) = Fault is null ? (fault, attempts) : (Fault, Attempts);
    }
}

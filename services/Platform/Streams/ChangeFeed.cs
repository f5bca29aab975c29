using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Streams;

/// <summary>Reads the change log once for all streams of this replica, and hands each change to the streams of those it concerns.</summary>
internal sealed class ChangeFeed<TDb> : Worker, IStamps
    where TDb : ServiceDbContext
{
    private const long Unknown = -1;
    private const int BatchMax = 500;
    private const int StampMax = 1000;
    private const int StreamsMax = 20_000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeginLimit = TimeSpan.FromSeconds(5);

    private readonly Store<TDb> _store;
    private readonly FeedSignal _signal;
    private readonly Lock _gate = new();
    private readonly HashSet<Subscription> _open = [];
    private readonly Dictionary<string, List<Subscription>> _liveByName = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _position = Unknown;
    private long _heard;
    private int _stamps;
    private bool _stopping;

    public ChangeFeed(Store<TDb> store, FeedSignal signal, WorkerTools tools, IHostApplicationLifetime lifetime)
        : base(tools, signal, Poll)
    {
        (_store, _signal) = (store, signal);
        lifetime.ApplicationStopping.Register(Stop);
    }

    /// <summary>Looks after a stream from now on, which gets no changes yet. In a replica that has just started it waits for the feed.</summary>
    /// <exception cref="RefusalException">The replica does not come to the log, stops or is full.</exception>
    public async Task OpenAsync(Subscription subscription, CancellationToken cancel)
    {
        // Who waited in vain is refused below.
        await _begun.Task.WaitAsync(BeginLimit, Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            if (_stopping || _position == Unknown || _open.Count == StreamsMax)
            {
                throw Refusal.Of(StreamReasons.Ended).AsException();
            }

            _open.Add(subscription);
        }
    }

    /// <summary>Offers every later change to an open stream.</summary>
    /// <returns>The position after which they come.</returns>
    public long GoLive(Subscription subscription)
    {
        lock (_gate)
        {
            foreach (var name in subscription.Names)
            {
                if (!_liveByName.TryGetValue(name, out var streams))
                {
                    _liveByName[name] = streams = [];
                }

                streams.Add(subscription);
            }

            subscription.IsLive = true;
            return _position;
        }
    }

    /// <summary>Forgets a stream.</summary>
    public void Close(Subscription subscription)
    {
        lock (_gate)
        {
            _open.Remove(subscription);
            foreach (var name in subscription.IsLive ? subscription.Names : [])
            {
                if (_liveByName[name] is var streams && streams.Remove(subscription) && streams.Count == 0)
                {
                    _liveByName.Remove(name);
                }
            }
        }
    }

    /// <summary>Hears that the log has grown up to a position.</summary>
    public void Hear(long position)
    {
        lock (_gate)
        {
            _heard = Math.Max(_heard, position);
            WakeIfBehind();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> StampAsync(Func<int, Task<List<Change>>> stamp)
    {
        List<Change> stamped = [];
        lock (_gate)
        {
            _stamps++;
        }

        try
        {
            stamped = await stamp(StampMax);
        }
        finally
        {
            HaveStamped(stamped);
        }

        return stamped.Count == StampMax;
    }

    private void HaveStamped(List<Change> changes)
    {
        lock (_gate)
        {
            _stamps--;
            if (changes.Count > 0)
            {
                _heard = Math.Max(_heard, changes[^1].Position);
                Hand(changes[0].Position == _position + 1 ? changes : []);
            }

            WakeIfBehind();
        }
    }

    /// <summary>Looks after streams whose time is over and those that were silent for long.</summary>
    public void CheckStreams()
    {
        var now = Time.GetUtcNow();
        lock (_gate)
        {
            foreach (var stream in _open)
            {
                stream.Check(now, _position);
            }
        }
    }

    /// <summary>Those who watch because a register lets them: officers, and offices that record on behalf of others.</summary>
    public IReadOnlyCollection<Caller> Registered()
    {
        lock (_gate)
        {
            return [.. _open.Select(stream => stream.Caller).Where(caller => caller.OfficerId is not null || caller.RecordingOfficeId is not null)];
        }
    }

    /// <summary>Ends the streams of those who may not watch any more.</summary>
    /// <param name="why">Why a caller may not; null where it may.</param>
    public void EndThose(Func<Caller, Reason?> why)
    {
        lock (_gate)
        {
            foreach (var stream in _open)
            {
                if (why(stream.Caller) is { } reason)
                {
                    stream.End(reason);
                }
            }
        }
    }

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        if (IsUnwatched())
        {
            var head = await _store.ReadAsync((db, within) => db.ChangeHeads.Select(row => row.Position).SingleAsync(within), cancel, Store<TDb>.BackgroundLimit);
            if (Skip(head))
            {
                return false;
            }
        }

        var after = _position;
        var changes = await _store.ReadAsync(
            (db, within) => db.Changes.Where(row => row.Position > after).OrderBy(row => row.Position).Take(BatchMax).ToListAsync(within),
            cancel, Store<TDb>.BackgroundLimit);
        if (changes.Count > 0 && changes[0].Position != after + 1)
        {
            // So far behind that what was missed is no longer kept: each client must ask by its own token.
            EndAll();
        }

        Hand(changes);
        return changes.Count == BatchMax;
    }

    private bool IsUnwatched()
    {
        lock (_gate)
        {
            return _liveByName.Count == 0;
        }
    }

    /// <summary>Goes to the end of the log unless somebody has begun to watch meanwhile.</summary>
    private bool Skip(long head)
    {
        lock (_gate)
        {
            if (_liveByName.Count > 0)
            {
                return false;
            }

            _position = Math.Max(_position, head);
        }

        _begun.TrySetResult();
        return true;
    }

    private void WakeIfBehind()
    {
        if (_stamps == 0 && _heard > _position)
        {
            _signal.Wake();
        }
    }

    private void Hand(IReadOnlyList<Change> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes.Where(change => change.Position > _position))
            {
                var item = new FeedItem(change.Position, change);
                foreach (var name in change.SeenBy.Concat(change.LostBy))
                {
                    if (_liveByName.TryGetValue(name, out var streams))
                    {
                        streams.ForEach(stream => stream.Offer(item));
                    }
                }

                _position = change.Position;
            }
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _stopping = true;
        }

        EndAll();
    }

    private void EndAll()
    {
        lock (_gate)
        {
            foreach (var stream in _open)
            {
                stream.End(StreamReasons.Ended);
            }
        }
    }
}

/// <summary>Hands on what this replica gives positions to.</summary>
internal interface IStamps
{
    /// <summary>Gives positions. The word of it comes from the database as well, perhaps first; what follows on what was handed on before is handed on
    /// at once, without reading it, else the feed must read.</summary>
    /// <param name="stamp">Gives positions to up to so many changes, and commits.</param>
    /// <returns>True when there may be more.</returns>
    Task<bool> StampAsync(Func<int, Task<List<Change>>> stamp);
}

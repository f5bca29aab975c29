using System.Threading.Channels;
using Google.Protobuf;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity;

namespace Netralitas.Platform.Streams;

/// <summary>What the feed hands to a stream: a change, or the word that there was none for it up to a position.</summary>
/// <param name="position">Position in the log.</param>
/// <param name="change">The change; null for a bookmark.</param>
internal sealed class FeedItem(long position, Change? change)
{
    private object? _resource;

    /// <inheritdoc cref="FeedItem(long, Change)"/>
    public long Position => position;

    /// <inheritdoc cref="FeedItem(long, Change)"/>
    public Change? Change => change;

    /// <summary>The resource after the change; read once for all streams.</summary>
    public TResource Resource<TResource>()
        where TResource : class, IMessage<TResource>, new()
    {
        if (_resource is null)
        {
            var resource = new TResource();
            resource.MergeFrom(change!.Body);
            _resource = resource;
        }

        return (TResource)_resource;
    }
}

/// <summary>One live stream as the feed knows it: a bounded queue, and why it must end.</summary>
/// <param name="caller">Who watches.</param>
/// <param name="limits">When it must end at the latest.</param>
/// <param name="time">Real time.</param>
internal sealed class Subscription(Caller caller, StreamLimits limits, TimeProvider time)
{
    /// <summary>Changes that may wait for a client; they are shared by all streams that wait for them.</summary>
    public const int QueueMax = 2048;

    private readonly Channel<FeedItem> _queue = Channel.CreateBounded<FeedItem>(
        new BoundedChannelOptions(QueueMax) { SingleReader = true, AllowSynchronousContinuations = false });

    private readonly TaskCompletionSource<Reason> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastSent = time.GetTimestamp();
    private long _writingSince;

    /// <summary>Who watches.</summary>
    public Caller Caller => caller;

    /// <summary>The same as who looks.</summary>
    public Viewer Viewer { get; } = caller.Viewer;

    /// <summary>As what the change log names whoever watches: the office, and the officer.</summary>
    public IReadOnlyList<string> Names { get; } = caller.Viewer.Account is { } officer ? [caller.OfficeId, officer] : [caller.OfficeId];

    /// <summary>Whether changes are offered to it: it has caught up.</summary>
    public bool IsLive { get; set; }

    /// <summary>What waits to be sent.</summary>
    public ChannelReader<FeedItem> Queue => _queue.Reader;

    /// <summary>Why it must end, once it must.</summary>
    public Task<Reason> Ended => _ended.Task;

    /// <summary>Queues an item; a client so slow that there is no room is cut off.</summary>
    public void Offer(FeedItem item)
    {
        if (!_queue.Writer.TryWrite(item))
        {
            End(StreamReasons.TooSlow);
        }
    }

    /// <summary>Ends it; the first reason counts.</summary>
    public void End(Reason reason)
    {
        _ended.TrySetResult(reason);
        _queue.Writer.TryComplete();
    }

    /// <summary>Says that a message is being written, so that one that stays unread is noticed.</summary>
    public void WriteBegins() => Volatile.Write(ref _writingSince, time.GetTimestamp());

    /// <summary>Says that it was written.</summary>
    public void WriteEnded()
    {
        Volatile.Write(ref _lastSent, time.GetTimestamp());
        Volatile.Write(ref _writingSince, 0);
    }

    /// <summary>Ends it when its time is over; offers a bookmark when it has been silent.</summary>
    /// <param name="now">Real time.</param>
    /// <param name="position">All changes up to here have been offered.</param>
    public void Check(DateTimeOffset now, long position)
    {
        var since = Volatile.Read(ref _writingSince);
        if (now >= limits.TokenExpiry || limits.IsWithdrawn())
        {
            End(StreamReasons.TokenExpired);
        }
        else if (now >= limits.MoveTime)
        {
            End(StreamReasons.Ended);
        }
        else if (since != 0 && time.GetElapsedTime(since) > StreamLimits.UnreadMax)
        {
            End(StreamReasons.TooSlow);
        }
        else if (IsLive && since == 0 && _queue.Reader.Count == 0 && time.GetElapsedTime(Volatile.Read(ref _lastSent)) > StreamLimits.SilenceMax)
        {
            Volatile.Write(ref _lastSent, time.GetTimestamp());
            Offer(new FeedItem(position, change: null));
        }
    }
}

/// <summary>How long a stream may last.</summary>
/// <param name="TokenExpiry">When the caller's bearer token or certificate expires.</param>
/// <param name="MoveTime">When it must move on, so that streams spread over new replicas.</param>
/// <param name="IsWithdrawn">Whether the caller's certificate is no longer believed.</param>
internal sealed record StreamLimits(DateTimeOffset TokenExpiry, DateTimeOffset MoveTime, Func<bool> IsWithdrawn)
{
    /// <summary>Longest silence: a bookmark comes then.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(10);

    /// <summary>Longest that one message may stay unread by the client's side.</summary>
    public static readonly TimeSpan UnreadMax = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan AgeMin = TimeSpan.FromMinutes(50);
    private static readonly TimeSpan AgeSpread = TimeSpan.FromMinutes(20);

    /// <summary>Limits of a stream that begins now; not all of those that begin together end together.</summary>
    public static StreamLimits From(DateTimeOffset now, DateTimeOffset tokenExpiry, Func<bool> isWithdrawn) =>
        new(tokenExpiry, now + AgeMin + (AgeSpread * Random.Shared.NextDouble()), isWithdrawn);
}

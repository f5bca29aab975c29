using System.Collections.Concurrent;
using NodaTime;

namespace Netralitas.Platform.Hosting;

/// <summary>How the workers of a process are.</summary>
/// <param name="time">Real time.</param>
public sealed class Pulses(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Pulse> _all = new(StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Pulse> All => [.. _all.Values.OrderBy(pulse => pulse.Name, StringComparer.Ordinal)];

    /// <summary>The pulse of a worker, named by its type.</summary>
    internal Pulse Of(Type worker, TimeSpan poll) => _all.GetOrAdd(worker.Name.Split('`')[0], name => new Pulse(name, poll, time));
}

/// <summary>How one worker is.</summary>
public sealed class Pulse
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly TimeSpan _poll;
    private readonly DateTimeOffset _start;
    private long _beginTicks;
    private long _lastTicks;
    private int _failures;

    internal Pulse(string name, TimeSpan poll, TimeProvider time) => (Name, _poll, _time, _start) = (name, poll, time, time.GetUtcNow());

    /// <summary>Name of the worker, such as <c>RungTimer</c>.</summary>
    public string Name { get; }

    /// <summary>When a step last went well; null when none did since the start.</summary>
    public Instant? LastStepTime => Interlocked.Read(ref _lastTicks) is > 0 and var ticks ? Instant.FromDateTimeOffset(new DateTimeOffset(ticks, TimeSpan.Zero)) : null;

    /// <summary>How many steps have failed since.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>Whether nothing has failed since its last step, and that is no longer ago than its usual pause and a minute. One that only listens, in one long
    /// step, is well again when it has listened for a minute.</summary>
    public bool IsAlive => _poll == Timeout.InfiniteTimeSpan
        ? Failures == 0 || _time.GetUtcNow().UtcTicks - Interlocked.Read(ref _beginTicks) > Grace.Ticks
        : Failures == 0 && _time.GetUtcNow() - (LastStepTime?.ToDateTimeOffset() ?? _start) <= _poll + Grace;

    internal void Begin() => Interlocked.Exchange(ref _beginTicks, _time.GetUtcNow().UtcTicks);

    internal void Beat()
    {
        Interlocked.Exchange(ref _lastTicks, _time.GetUtcNow().UtcTicks);
        Volatile.Write(ref _failures, 0);
    }

    internal void Miss() => Interlocked.Increment(ref _failures);
}

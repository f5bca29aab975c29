using System.Collections.Concurrent;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Platform.Outbox;

/// <summary>Facts that this process has committed under its own lease, on their way to its relay: nobody has to claim them.</summary>
/// <remarks>There is room for some. With the broker away the others are written free, and whoever can send them claims them.</remarks>
public sealed class OwnFacts : Signal
{
    /// <summary>How long a relay has a fact for itself.</summary>
    public static readonly Duration LeaseTime = Duration.FromSeconds(15);

    private const int Max = 512;

    private readonly ConcurrentQueue<OutboxRow> _handed = new();
    private int _taken;
    private int _free;

    /// <summary>The lease under which this process writes facts.</summary>
    public Guid Lease { get; } = Guid.NewGuid();

    /// <summary>Keeps room for facts that are about to be written.</summary>
    /// <returns>False when there is none: they must be written free.</returns>
    public bool TryReserve(int count)
    {
        if (Interlocked.Add(ref _taken, count) <= Max)
        {
            return true;
        }

        GiveBack(count);
        return false;
    }

    /// <summary>Gives room back that is not needed.</summary>
    public void GiveBack(int count) => Interlocked.Add(ref _taken, -count);

    /// <summary>Hands over what was committed, for which there is room.</summary>
    public void Hand(IReadOnlyCollection<OutboxRow> rows)
    {
        foreach (var row in rows)
        {
            _handed.Enqueue(row);
        }

        Wake();
    }

    /// <summary>Says that free facts were committed, which somebody must claim.</summary>
    public void WakeForFree()
    {
        Volatile.Write(ref _free, 1);
        Wake();
    }

    /// <summary>Takes what was handed over and whose lease still holds.</summary>
    internal List<OutboxRow> Take(int most, Instant now)
    {
        var rows = new List<OutboxRow>();
        while (rows.Count < most && _handed.TryDequeue(out var row))
        {
            GiveBack(1);
            if (row.NextTryTime > now)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Whether free facts were committed since the last time this was asked.</summary>
    internal bool TakeFree() => Interlocked.Exchange(ref _free, 0) != 0;

    /// <summary>From now on all facts are written free: the relay stops.</summary>
    internal void Close() => Interlocked.Add(ref _taken, Max);
}

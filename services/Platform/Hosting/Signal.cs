using System.Threading.Channels;

namespace Netralitas.Platform.Hosting;

/// <summary>Wakes a worker of this process; many wakes while it works are one.</summary>
public class Signal
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Waits for a ring, or for the poll that finds what nobody rang for.</summary>
    internal async Task WaitAsync(TimeSpan poll, TimeProvider time, CancellationToken cancel)
    {
        using var expiry = new CancellationTokenSource(poll, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancel);
        try
        {
            await _bell.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The poll is due.
        }
    }
}

/// <summary>Rung right after a commit that noted changes.</summary>
public sealed class SequencerSignal : Signal;

/// <summary>Rung when the change log grew.</summary>
public sealed class FeedSignal : Signal;

using System.Threading.Channels;

namespace Netralitas.Platform.Outbox;

/// <summary>Wakes the relay of this process right after a commit; many wakes while it works are one.</summary>
public sealed class RelaySignal
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings.</summary>
    public void Wake() => _bell.Writer.TryWrite(true);

    /// <summary>Waits for a ring, or for the poll that finds what a dead process left.</summary>
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

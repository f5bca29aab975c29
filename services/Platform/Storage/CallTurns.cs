namespace Netralitas.Platform.Storage;

/// <summary>Lets only as many calls into storage as it can serve; the others wait, first come, first served, while it works calls off.</summary>
/// <remarks>Waiting costs next to nothing. To be refused and to come again costs a good part of what serving does: with callers enough
/// nothing else would be done.</remarks>
/// <param name="count">How many may be in storage at the same time.</param>
/// <param name="time">Real time.</param>
internal sealed class CallTurns(int count, TimeProvider time) : IDisposable
{
    /// <summary>How long a call waits while nothing ends: storage is away or frozen.</summary>
    public static readonly TimeSpan StillLimit = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a call waits at most.</summary>
    public static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(5);

    private const int WaitingMax = 1000;

    private readonly SemaphoreSlim _free = new(count);
    private long _ended = time.GetTimestamp();
    private int _waiting;

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    /// <summary>Waits for a turn.</summary>
    /// <returns>False when it did not come. Else it must be given back.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancel)
    {
        if (_free.Wait(0, CancellationToken.None))
        {
            return true;
        }

        try
        {
            return Interlocked.Increment(ref _waiting) <= WaitingMax && await WaitInLineAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Says that work of a call has come to its end.</summary>
    public void Ended() => Volatile.Write(ref _ended, time.GetTimestamp());

    /// <summary>Gives a turn back.</summary>
    public void GiveBack() => _free.Release();

    private async Task<bool> WaitInLineAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var turn = _free.WaitAsync(WaitLimit, stop.Token);
        while (await Task.WhenAny(turn, Task.Delay(StillLimit, time, CancellationToken.None)) != turn)
        {
            if (time.GetElapsedTime(Volatile.Read(ref _ended)) >= StillLimit)
            {
                await stop.CancelAsync();
                break;
            }
        }

        try
        {
            return await turn;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}

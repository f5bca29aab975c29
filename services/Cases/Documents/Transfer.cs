using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Streams;

namespace Netralitas.Cases.Documents;

/// <summary>Begins transfers.</summary>
internal sealed class Transfers(IHostApplicationLifetime host, TimeProvider time)
{
    /// <summary>One stream of bytes begins.</summary>
    public Transfer Begin(Call call) => new(call, time, host.ApplicationStopping);
}

/// <summary>One stream of bytes: it ends when the replica stops, its time is over, or the caller's token or certificate is no longer good.</summary>
internal sealed class Transfer(Call call, TimeProvider time, CancellationToken stopping) : IDisposable
{
    // Whoever is dismissed, or has lost sight of the case, goes on for no longer than this.
    private static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(call.Cancel, stopping);
    private readonly long _begin = time.GetTimestamp();

    /// <summary>The call.</summary>
    public Call Call => call;

    /// <summary>Fires when nobody should wait for the other side any more.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>Whether the client sent another message, which is then the current one.</summary>
    /// <param name="messages">The stream.</param>
    /// <param name="silenceMax">How long it may stand still.</param>
    /// <param name="stalled">What is answered when it stands still for longer.</param>
    /// <exception cref="RefusalException">It stood still, or must end.</exception>
    public async Task<bool> NextAsync<T>(IAsyncStreamReader<T> messages, TimeSpan silenceMax, Reason stalled)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(silenceMax);
        try
        {
            return await messages.MoveNext(patience.Token);
        }
        catch (Exception e) when (patience.IsCancellationRequested && e is not RefusalException)
        {
            ThrowIfEnded();
            throw Refusal.Of(stalled, ("seconds", silenceMax.TotalSeconds.ToString("0"))).AsException();
        }
    }

    /// <summary>Ends the stream if it must end; asked between two parts.</summary>
    /// <exception cref="RefusalException">STREAM_ENDED or TOKEN_EXPIRED.</exception>
    public void ThrowIfEnded()
    {
        call.Cancel.ThrowIfCancellationRequested();
        if (time.GetUtcNow() >= call.Caller.TokenExpiry || call.Proof.IsWithdrawn())
        {
            throw Refusal.Of(StreamReasons.TokenExpired).AsException();
        }

        if (stopping.IsCancellationRequested || time.GetElapsedTime(_begin) > AgeMax)
        {
            throw Refusal.Of(StreamReasons.Ended).AsException();
        }
    }
}

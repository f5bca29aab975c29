using Grpc.Core;
using Netralitas.Platform.Errors;

namespace Netralitas.Platform.Limiting;

/// <summary>The messages of a caller's stream; one that cannot be read is refused with a reason.</summary>
/// <param name="messages">The messages as they come.</param>
/// <param name="cancel">Fires when the caller has left or its time is over: what ends the reading then is no fault of a message.</param>
internal sealed class CheckedMessages<T>(IAsyncStreamReader<T> messages, CancellationToken cancel) : IAsyncStreamReader<T>
{
    public T Current => messages.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await messages.MoveNext(cancellationToken);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && !cancellationToken.IsCancellationRequested && e is not RefusalException)
        {
            var isLarge = e is RpcException { StatusCode: StatusCode.ResourceExhausted };
            throw Refusal.Of(isLarge ? LimitReasons.MessageTooLarge : LimitReasons.MalformedMessage).AsException();
        }
    }
}

using System.Runtime.CompilerServices;
using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Contracts;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Watching;

/// <summary>Reads a stream for as long as its reader likes: when it breaks off, it is opened again with the last token.</summary>
/// <param name="open">Opens it with a token; empty to begin with a snapshot.</param>
/// <param name="resumeToken">Where to begin; empty for a snapshot.</param>
public sealed class ResumingStream<TMessage, TResource>(Func<string, AsyncServerStreamingCall<TMessage>> open, string resumeToken = "")
    where TMessage : class, IStreamMessage<TResource>
    where TResource : class, IResource
{
    private readonly Backoff _backoff = new(TimeProvider.System);

    /// <summary>The token of the last message.</summary>
    public string ResumeToken { get; private set; } = resumeToken;

    /// <summary>Hears why it broke off, each time before it is opened again.</summary>
    public Action<StatusCode>? Interrupted { get; init; }

    /// <summary>Every message, without end.</summary>
    /// <param name="breakOff">When given, breaks the present connection off whenever it is cancelled anew.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="RpcException">What opening again cannot mend, such as a token that has expired.</exception>
    public async IAsyncEnumerable<TMessage> ReadAsync(Func<CancellationToken>? breakOff = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var failure = 1; ; failure++)
        {
            using var call = open(ResumeToken);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, breakOff?.Invoke() ?? CancellationToken.None);
            while (await NextAsync(call, both.Token, cancel))
            {
                failure = 0;
                ResumeToken = call.ResponseStream.Current.ResumeToken;
                yield return call.ResponseStream.Current;
            }

            await _backoff.WaitAsync(Math.Max(failure, 1), cancel);
        }
    }

    private async Task<bool> NextAsync(AsyncServerStreamingCall<TMessage> call, CancellationToken both, CancellationToken cancel)
    {
        try
        {
            return await call.ResponseStream.MoveNext(both);
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException && both.IsCancellationRequested)
        {
            cancel.ThrowIfCancellationRequested();
            return false;
        }
        catch (RpcException e) when (!FinalCodes.Has(e.StatusCode))
        {
            Interrupted?.Invoke(e.StatusCode);
            return false;
        }
    }
}

using Grpc.Core;
using Netralitas.Contracts;

namespace Netralitas.Support;

/// <summary>Reads streams in tests.</summary>
public static class Streaming
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Reads up to and including the first message that fits; fails when it does not come in time.</summary>
    public static async Task<List<TMessage>> ReadUntilAsync<TMessage>(this AsyncServerStreamingCall<TMessage> call, Func<TMessage, bool> fits, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(call);
        using var expiry = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        expiry.CancelAfter(limit ?? Limit);
        var read = new List<TMessage>();
        while (await call.ResponseStream.MoveNext(expiry.Token))
        {
            read.Add(call.ResponseStream.Current);
            if (fits(read[^1]))
            {
                return read;
            }
        }

        throw new ShouldAssertException("The stream ended before.");
    }

    /// <summary>Reads until the stream ends with an error.</summary>
    public static async Task<(List<TMessage> Read, RpcException Error)> ReadToErrorAsync<TMessage>(this AsyncServerStreamingCall<TMessage> call, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(call);
        using var expiry = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        expiry.CancelAfter(limit ?? Limit);
        var read = new List<TMessage>();
        try
        {
            while (await call.ResponseStream.MoveNext(expiry.Token))
            {
                read.Add(call.ResponseStream.Current);
            }
        }
        catch (RpcException e) when (!expiry.IsCancellationRequested)
        {
            return (read, e);
        }

        throw new ShouldAssertException("The stream ended without an error.");
    }

    /// <summary>What a message says, in one word and the version, for comparing streams.</summary>
    public static string Line<TResource>(this IStreamMessage<TResource> message, Func<TResource, string> etag)
        where TResource : class, IResource
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(etag);
        return message.Resource is { } resource ? $"{resource.Id} {etag(resource)}"
            : message.RemovedId.Length > 0 ? $"removed {message.RemovedId}"
            : message.SnapshotEnd is not null ? "snapshot end"
            : "bookmark";
    }

    /// <summary>The copy that a client keeps: what is left after all messages.</summary>
    public static Dictionary<string, TResource> Fold<TResource>(this IEnumerable<IStreamMessage<TResource>> messages)
        where TResource : class, IResource
    {
        ArgumentNullException.ThrowIfNull(messages);
        var copy = new Dictionary<string, TResource>();
        foreach (var message in messages)
        {
            if (message.Resource is { } resource)
            {
                copy[resource.Id] = resource;
            }

            copy.Remove(message.RemovedId);
        }

        return copy;
    }
}

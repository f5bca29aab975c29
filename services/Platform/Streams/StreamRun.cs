using Google.Protobuf;
using Grpc.Core;
using Netralitas.Contracts;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Streams;

/// <summary>One stream from its token on.</summary>
/// <remarks>
/// What has been sent is, at every moment: the resources with ids up to <see cref="ResumeToken.SnapshotUpTo"/> as they stood at
/// <see cref="ResumeToken.Position"/>. A part of the snapshot and the changes before it are read at one instant, so nothing is
/// missed, comes twice or goes back in time, wherever the stream breaks off.
/// </remarks>
internal sealed class StreamRun<TDb, TResource, TMessage>(
    ChangeFeed<TDb> feed, ChangeLog<TDb> log, Watch<TDb, TResource> watch, Subscription subscription, IServerStreamWriter<TMessage> writer, ResumeToken begin)
    where TDb : ServiceDbContext
    where TResource : class, IResource, IMessage<TResource>, new()
    where TMessage : class, IStreamMessage<TResource>, new()
{
    // A write that the client does not take up is given this long once the stream must end.
    private static readonly TimeSpan LastWriteLimit = TimeSpan.FromSeconds(1);

    private ResumeToken _sent = begin;

    /// <summary>Runs until the client leaves or the stream must end.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await CatchUpAsync(cancel);
        if (feed.GoLive(subscription) > _sent.Position)
        {
            await CatchUpAsync(cancel);
        }

        await SendAsync(_sent, new TMessage { Bookmark = new Bookmark() });
        while (await subscription.Queue.WaitToReadAsync(cancel))
        {
            while (subscription.Queue.TryRead(out var item))
            {
                ThrowIfEnded();
                await SendAsync(item, cancel);
            }
        }

        ThrowIfEnded();
    }

    private async Task CatchUpAsync(CancellationToken cancel)
    {
        LogReading<TResource> reading;
        do
        {
            ThrowIfEnded();
            reading = await log.ReadAsync(subscription.Viewer, _sent, watch.Page, cancel);
            foreach (var change in reading.Changes)
            {
                await SendAsync(new FeedItem(change.Position, change), cancel);
            }

            if (reading.IsWhole)
            {
                _sent = _sent with { Position = reading.Head };
                await SendPageAsync(reading.Page);
            }
        }
        while (!reading.IsWhole || _sent.SnapshotUpTo is not null);
    }

    private async Task SendPageAsync(IReadOnlyList<TResource> page)
    {
        if (_sent.SnapshotUpTo is null)
        {
            return;
        }

        foreach (var resource in page)
        {
            await SendAsync(_sent with { SnapshotUpTo = Guid.Parse(resource.Id) }, new TMessage { Resource = resource });
        }

        if (page.Count < ChangeLog<TDb>.ReadMax)
        {
            await SendAsync(_sent with { SnapshotUpTo = null }, new TMessage { SnapshotEnd = new SnapshotEnd() });
        }
    }

    private async Task SendAsync(FeedItem item, CancellationToken cancel)
    {
        if (item.Change is null)
        {
            await SendAsync(_sent with { Position = Math.Max(item.Position, _sent.Position) }, new TMessage { Bookmark = new Bookmark() });
        }
        else if (item.Position > _sent.Position)
        {
            var resource = item.Resource<TResource>();
            var after = _sent with { Position = item.Position };
            var keptOut = await log.KeptOutAsync(watch, subscription.Caller, item.Change.ResourceId, cancel);
            var matches = watch.Matches(resource);
            if ((!matches && !watch.Matched(resource)) || item.Change.IsHiddenFrom(subscription.Viewer) || keptOut is { CouldSeeBefore: false })
            {
                _sent = after;
                return;
            }

            await SendAsync(after, !matches || keptOut is not null || item.Change.IsLostBy(subscription.Viewer)
                ? new TMessage { RemovedId = resource.Id }
                : new TMessage { Resource = resource });
        }
    }

    private async Task SendAsync(ResumeToken after, TMessage message)
    {
        message.ResumeToken = after.ToString();
        subscription.WriteBegins();
        var write = writer.WriteAsync(message);
        // Whoever gets the error that ends the stream has got the message before it.
        _sent = after;
        if (!write.IsCompleted && await Task.WhenAny(write, subscription.Ended) != write)
        {
            await Task.WhenAny(write, Task.Delay(LastWriteLimit));
            if (!write.IsCompleted)
            {
                ThrowIfEnded();
            }
        }

        await write;
        subscription.WriteEnded();
    }

    private void ThrowIfEnded()
    {
        if (subscription.Ended.IsCompletedSuccessfully)
        {
            throw Refusal.Of(subscription.Ended.Result, ("resume_token", _sent.ToString())).AsException();
        }
    }
}

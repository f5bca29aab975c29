using Google.Protobuf;
using Grpc.Core;
using Netralitas.Contracts;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Streams;

/// <summary>Serves streams: a snapshot, then every change, each message with a token from which any replica goes on.</summary>
public sealed class ChangeStreams<TDb>
    where TDb : ServiceDbContext
{
    private readonly ChangeFeed<TDb> _feed;
    private readonly ChangeLog<TDb> _log;
    private readonly Sequencer<TDb> _sequencer;
    private readonly TimeProvider _time;

    internal ChangeStreams(ChangeFeed<TDb> feed, ChangeLog<TDb> log, Sequencer<TDb> sequencer, TimeProvider time) =>
        (_feed, _log, _sequencer, _time) = (feed, log, sequencer, time);

    /// <summary>Serves one stream until its client leaves or it must end; the metadata of the error then carry the last token.</summary>
    /// <param name="watch">What is watched.</param>
    /// <param name="checks">What is wrong with the request so far; the token is checked here.</param>
    /// <param name="call">The call.</param>
    /// <param name="writer">The client.</param>
    /// <exception cref="RefusalException">A bad request, or one of <see cref="StreamReasons"/>.</exception>
    public async Task RunAsync<TResource, TMessage>(
        Watch<TDb, TResource> watch, FieldChecks checks, Call call, IServerStreamWriter<TMessage> writer)
        where TResource : class, IResource, IMessage<TResource>, new()
        where TMessage : class, IStreamMessage<TResource>, new()
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(checks);
        var filter = ResumeToken.FilterOf(watch.Request);
        var given = watch.ResumeToken.Length == 0 ? null : ResumeToken.Parse(watch.ResumeToken);
        checks.Require(watch.ResumeToken.Length == 0 || given?.Filter == filter, "resume_token", "must be the resume_token of a stream with the same filter");
        checks.ThrowIfAny();

        var subscription = new Subscription(call.Caller, StreamLimits.From(_time.GetUtcNow(), call.Caller.TokenExpiry, call.Proof.IsWithdrawn), _time);
        await _feed.OpenAsync(subscription, call.Cancel);
        try
        {
            var begin = await _log.InTurnAsync(
                async () =>
                {
                    // So that a caller finds on the stream what it did right before.
                    await _sequencer.StampAsync(call.Cancel);
                    return given ?? await _log.BeginAsync(filter, call.Cancel);
                }, call.Cancel);
            await new StreamRun<TDb, TResource, TMessage>(_feed, _log, watch, subscription, writer, begin).RunAsync(call.Cancel);
        }
        finally
        {
            _feed.Close(subscription);
        }
    }
}

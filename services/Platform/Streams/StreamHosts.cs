using Microsoft.Extensions.Hosting;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Platform.Streams;

/// <summary>Gives positions to committed changes; all replicas do, one at a time.</summary>
internal sealed class Sequencer<TDb>(Store<TDb> store, SequencerSignal signal, ChangeFeed<TDb> feed, WorkerTools tools) : Worker(tools, signal, Poll)
    where TDb : ServiceDbContext
{
    private const int LookMax = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Changes that have no position yet.</summary>
    internal static ServiceClock<TDb> Clock { get; } = new(
        "changes-without-position", nameof(Sequencer<>), Duration.Zero, IsLegal: false,
        db => db.PendingChanges.OrderBy(row => row.Id).Take(LookMax).Select(row => new DueRow { Id = row.ResourceId, Time = row.RecordTime }));

    /// <summary>Gives positions to what is committed now, as far as it is not very much.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> StampAsync(CancellationToken cancel) => feed.StampAsync(most => store.StampChangesAsync(most, cancel));

    protected override Task<bool> StepAsync(CancellationToken cancel) => StampAsync(cancel);
}

/// <summary>Wakes the feed when another replica gave positions; should it miss a word, the feed's poll finds out.</summary>
internal sealed class ChangeListener<TDb>(IDatabaseEngine engine, ChangeFeed<TDb> feed, WorkerTools tools) : Worker(tools, new Signal(), Timeout.InfiniteTimeSpan)
    where TDb : ServiceDbContext
{
    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        await engine.ListenAsync(feed.Hear, cancel);
        return true;
    }
}

/// <summary>Looks after the open streams every second: bookmarks, expired tokens, unread messages.</summary>
internal sealed class StreamCare<TDb>(ChangeFeed<TDb> feed, TimeProvider time) : BackgroundService
    where TDb : ServiceDbContext
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            feed.CheckStreams();
        }
    }
}

/// <summary>Ends the streams of officers that have left their office, and those on behalf of others once the mandate is over.</summary>
internal sealed class StandingCare<TDb>(ChangeFeed<TDb> feed, IOfficerRegister officers, IMandateRegister mandates, WorkerTools tools) : Worker(tools, new Signal(), Poll)
    where TDb : ServiceDbContext
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        var watching = feed.Registered();
        List<Guid> inOffice = [.. watching.Select(caller => caller.OfficerId).OfType<Guid>().Distinct()];
        if (inOffice.Count > 0)
        {
            var gone = await officers.GoneAsync(inOffice, cancel);
            feed.EndThose(caller => caller.OfficerId is { } id && gone.Contains(id) ? Reasons.OfficerNotInOffice : null);
        }

        List<Represented> represented = [.. watching.Select(PairOf).OfType<Represented>().Distinct()];
        if (represented.Count > 0)
        {
            var ended = await mandates.EndedAsync(represented, cancel);
            feed.EndThose(caller => PairOf(caller) is { } pair && ended.Contains(pair) ? Reasons.NoMandate : null);
        }

        return false;
    }

    private static Represented? PairOf(Caller caller) => caller.RecordingOfficeId is { } recording ? new Represented(caller.OfficeId, recording) : null;
}

/// <summary>How long changes are kept.</summary>
/// <param name="Kept">Real time; a client that is away for longer begins with a snapshot again.</param>
internal sealed record Retention(TimeSpan Kept)
{
    /// <summary>Long enough for the longest holidays.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromDays(14);
}

/// <summary>Forgets old changes.</summary>
internal sealed class Forgetting<TDb>(Store<TDb> store, Retention retention, WorkerTools tools) : Worker(tools, new Signal(), Poll)
    where TDb : ServiceDbContext
{
    private const int BatchMax = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        var before = Instant.FromDateTimeOffset(Time.GetUtcNow() - retention.Kept);
        return await store.ForgetChangesAsync(before, BatchMax, cancel) == BatchMax;
    }
}

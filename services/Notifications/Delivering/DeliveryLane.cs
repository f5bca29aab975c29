using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Delivering.Mail;
using Netralitas.Notifications.Delivering.Webhooks;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Takes a few due letters to a channel under a lease, sends them outside any transaction, and records what became of them.</summary>
/// <remarks>Who dies between sending and recording leaves them to others when the lease ends: the receiver gets them twice, with the same id.</remarks>
internal sealed class DeliveryLane(
    Store<NotificationsDb> store, IDatabaseEngine engine, WebhookSender webhooks, MailSender mails, DeliveryOptions options, ReferenceBook reference, LegalClock clock,
    TimeProvider time, ILogger<DeliveryLane> log)
{
    /// <summary>Letters to one channel that one process sends at the same time.</summary>
    public const int AtOnceMax = 4;

    // Rows of one e-mail address that are looked at together.
    private const int InLettersMax = 500;

    // Longer than an attempt and its recording may take.
    private static readonly Duration LeaseTime = Duration.FromSeconds(60);

    private static readonly Counter<long> Attempts = Meters.Meter.CreateCounter<long>("netralitas.delivery.attempts", "{attempt}", "Attempts to deliver, by kind of channel and outcome.");

    /// <summary>Serves a channel once.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> ServeAsync(Guid channelId, CancellationToken stop)
    {
        var lease = Guid.NewGuid();
        var (channel, taken, left) = await store.WriteAsync((db, within) => TakeAsync(db, channelId, lease, within), stop, Store<NotificationsDb>.BackgroundLimit);
        if (channel is null || taken.Count == 0)
        {
            return left > 0;
        }

        var tried = await Task.WhenAll(taken.Select(letter => TryAsync(channel, letter, stop)));
        await store.WriteAsync((db, within) => DeliveryRecord.KeepAsync(db, channelId, lease, tried, options, Now(), clock.Now(), within), CancellationToken.None, Store<NotificationsDb>.BackgroundLimit);
        foreach (var one in tried)
        {
            Attempts.Add(1, new("channel", channel.IsWebhook ? "webhook" : "email"), new("outcome", one.Outcome.Kind.ToString()));
        }

        return true;
    }

    /// <summary>
    /// Takes what is due, but for what waits for a time of its own, and drops what is about cases that the office, or the officer, came to keep out of.
    /// A failing channel is tried with one letter.
    /// </summary>
    private async Task<(ChannelRow? Channel, IReadOnlyList<Letter> Taken, int Left)> TakeAsync(NotificationsDb db, Guid channelId, Guid lease, CancellationToken cancel)
    {
        var (now, legal) = (Now(), clock.Now());
        var channel = await db.Channels.AsNoTracking().SingleOrDefaultAsync(row => row.Id == channelId, cancel);
        if (channel is { IsWebhook: false })
        {
            // What is due for an e-mail address goes together: one process at a time puts it into letters.
            var locked = "SELECT * FROM channel WHERE id = {0}" + engine.ForUpdateSkipLocked;
            channel = (await db.Channels.FromSqlRaw(locked, channelId).ToListAsync(cancel)).SingleOrDefault();
        }

        if (channel is not { State: ChannelState.Active } || channel.NextTryTime > now)
        {
            return (null, [], 0);
        }

        var most = channel.Failures > 0 ? 1 : AtOnceMax;
        var sql = $$"""
            SELECT * FROM delivery WHERE channel_id = {0} AND state = 'Waiting' AND next_try_time <= {1} AND hold_time <= {2}
            ORDER BY next_try_time, id LIMIT {{(channel.IsWebhook ? most : InLettersMax)}}{{engine.ForUpdateSkipLocked}}
            """;
        var rows = await db.Deliveries.FromSqlRaw(sql, channelId, now.ToDateTimeUtc(), legal.ToDateTimeUtc()).ToListAsync(cancel);
        var due = await PermittedAsync(db, channel, rows, now, legal, cancel);
        var letters = channel.IsWebhook ? Singles(channel, due, legal)
            : new MailLetters(channel, now, legal, Duration.FromTimeSpan(options.FoldWindow)).Of(Whole(due, rows.Count), await LastMadeAsync(db, channel, now, cancel), most);
        foreach (var row in letters.SelectMany(letter => letter.Deliveries))
        {
            (row.Lease, row.NextTryTime) = (lease, now + LeaseTime);
        }

        return (channel, letters, rows.Count - letters.Sum(letter => letter.Deliveries.Count));
    }

    /// <summary>Of what is due that which the receiver may still know; the rest is dropped.</summary>
    private async Task<List<(DeliveryRow Row, Notice Notice)>> PermittedAsync(NotificationsDb db, ChannelRow channel, List<DeliveryRow> rows, Instant now, Instant legal, CancellationToken cancel)
    {
        var ids = rows.ConvertAll(row => row.NoticeId);
        var notices = await db.Notices.AsNoTracking().Where(notice => ids.Contains(notice.Id)).ToDictionaryAsync(notice => notice.Id, cancel);
        var cases = notices.Values.Select(notice => notice.CaseId).ToList();
        // An officer who has left, also with the office that ended, or keeps out of a case, hears no more of it; nor does any of what a colleague has read.
        var isGone = channel.OfficerId is { } officer && (reference.Offices.Find(channel.OfficeId)?.HasEnded(legal) != false
            || !await db.Officers.AnyAsync(row => row.OfficerId == officer && (row.EndTime == null || row.EndTime > legal), cancel));
        var keptOut = await db.Recusals.Where(recusal => recusal.OfficeId == channel.OfficeId && cases.Contains(recusal.CaseId)).Select(recusal => recusal.CaseId)
            .Concat(db.RecusedOfficers.Where(row => row.OfficerId == channel.OfficerId && cases.Contains(row.CaseId)).Select(row => row.CaseId)).ToListAsync(cancel);
        foreach (var row in rows.Where(row => isGone || (channel.OfficerId is not null && notices[row.NoticeId].AcknowledgeTime is not null) || keptOut.Contains(notices[row.NoticeId].CaseId)))
        {
            (row.State, row.EndTime, row.Lease) = (DeliveryState.Dropped, now, null);
        }

        return [.. rows.Where(row => row.State == DeliveryState.Waiting).Select(row => (row, notices[row.NoticeId]))];
    }

    private static List<Letter> Singles(ChannelRow channel, List<(DeliveryRow Row, Notice Notice)> due, Instant legal)
    {
        var letters = new List<Letter>();
        foreach (var one in due)
        {
            if (QuietTime.HeldUntil(channel, one.Notice, legal) is { } end)
            {
                one.Row.HoldTime = end;
                continue;
            }

            letters.Add(Letter.Of(one.Row.Id, [one]));
        }

        return letters;
    }

    /// <summary>A letter that the limit cuts through is left for the next time, when it comes first.</summary>
    private static List<(DeliveryRow Row, Notice Notice)> Whole(List<(DeliveryRow Row, Notice Notice)> due, int seen)
    {
        var cut = seen == InLettersMax && due.Count > 0 && due[0].Row.MessageId != due[^1].Row.MessageId ? due[^1].Row.MessageId : null;
        return cut is null ? due : due.FindAll(one => one.Row.MessageId != cut);
    }

    /// <summary>When the latest delivery of each kind was made that is in a letter of the last while.</summary>
    private async Task<Dictionary<NotificationKind, Instant>> LastMadeAsync(NotificationsDb db, ChannelRow channel, Instant now, CancellationToken cancel)
    {
        var since = now - Duration.FromTimeSpan(options.FoldWindow);
        var recent = await db.Deliveries.Where(row => row.ChannelId == channel.Id && row.CreateTime > since && row.MessageId != null)
            .Join(db.Notices, row => row.NoticeId, notice => notice.Id, (row, notice) => new { notice.Kind, row.CreateTime }).ToListAsync(cancel);
        return recent.GroupBy(one => one.Kind).ToDictionary(group => group.Key, group => group.Max(one => one.CreateTime));
    }

    private async Task<Tried> TryAsync(ChannelRow channel, Letter letter, CancellationToken stop)
    {
        ActivityContext.TryParse(letter.Deliveries[0].TraceParent, null, out var cause);
        using var span = Traces.Source.StartActivity(channel.IsWebhook ? "deliver webhook" : "deliver e-mail", ActivityKind.Internal, cause);
        var (start, begin) = (Now(), time.GetTimestamp());
        var outcome = await SendAsync(channel, letter, stop);
        if (outcome.Kind != AttemptOutcome.Delivered)
        {
            span?.SetStatus(ActivityStatusCode.Error, outcome.Kind.ToString());
        }

        return new Tried(letter, start, (int)time.GetElapsedTime(begin).TotalMilliseconds, outcome, Random.Shared.NextDouble());
    }

    private async Task<Outcome> SendAsync(ChannelRow channel, Letter letter, CancellationToken stop)
    {
        using var expiry = new CancellationTokenSource(options.SendLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, stop);
        try
        {
            IChannelSender sender = channel.IsWebhook ? webhooks : mails;
            // Also where a sender does not listen.
            return await sender.SendAsync(channel, letter, both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            return new Outcome(stop.IsCancellationRequested ? AttemptOutcome.Stopped : AttemptOutcome.TimedOut);
        }
        catch (Exception e)
        {
            log.LogError("Letter {LetterId} failed: {Type}.", letter.Id, e.GetType().Name);
            return new Outcome(AttemptOutcome.Failed);
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}

/// <summary>An attempt that has ended.</summary>
/// <param name="Letter">What was tried.</param>
/// <param name="Start">When it began, real time.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Chance">From 0 to below 1: all that went together is tried again at the same instant.</param>
internal sealed record Tried(Letter Letter, Instant Start, int DurationMs, Outcome Outcome, double Chance);

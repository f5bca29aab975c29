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
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Takes a few due deliveries of a channel under a lease, sends them outside any transaction, and records what became of them.</summary>
/// <remarks>Who dies between sending and recording leaves them to others when the lease ends: the receiver gets them twice, with the same id.</remarks>
internal sealed class DeliveryLane(
    Store<NotificationsDb> store, IDatabaseEngine engine, WebhookSender webhooks, MailSender mails, DeliveryOptions options, LegalClock clock, TimeProvider time,
    ILogger<DeliveryLane> log)
{
    /// <summary>Deliveries of one channel that one process sends at the same time.</summary>
    public const int AtOnceMax = 4;

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
    /// Takes what is due, but for what waits for the end of quiet hours, and drops what is about cases that the office came to keep out of.
    /// A failing channel is tried with one delivery.
    /// </summary>
    private async Task<(ChannelRow? Channel, List<Letter> Taken, int Left)> TakeAsync(NotificationsDb db, Guid channelId, Guid lease, CancellationToken cancel)
    {
        var (now, legal) = (Now(), clock.Now());
        var channel = await db.Channels.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == channelId && row.State == ChannelState.Active && row.NextTryTime <= now, cancel);
        if (channel is null)
        {
            return (null, [], 0);
        }

        var sql = $$"""
            SELECT * FROM delivery WHERE channel_id = {0} AND state = 'Waiting' AND next_try_time <= {1} AND hold_time <= {2}
            ORDER BY next_try_time, id LIMIT {{(channel.Failures > 0 ? 1 : AtOnceMax)}}{{engine.ForUpdateSkipLocked}}
            """;
        var due = await db.Deliveries.FromSqlRaw(sql, channelId, now.ToDateTimeUtc(), legal.ToDateTimeUtc()).ToListAsync(cancel);
        var ids = due.ConvertAll(row => row.NoticeId);
        var notices = await db.Notices.AsNoTracking().Where(notice => ids.Contains(notice.Id)).ToDictionaryAsync(notice => notice.Id, cancel);
        // An officer who has left, or keeps out of a case, hears no more of it.
        var isGone = channel.OfficerId is { } officer && !await db.Officers.AnyAsync(row => row.OfficerId == officer && (row.EndTime == null || row.EndTime > legal), cancel);
        var cases = notices.Values.Select(notice => notice.CaseId).ToList();
        var keptOut = await db.Recusals.Where(recusal => recusal.OfficeId == channel.OfficeId && cases.Contains(recusal.CaseId)).Select(recusal => recusal.CaseId)
            .Concat(db.RecusedOfficers.Where(row => row.OfficerId == channel.OfficerId && cases.Contains(row.CaseId)).Select(row => row.CaseId)).ToListAsync(cancel);
        var taken = new List<Letter>();
        foreach (var row in due)
        {
            if (isGone || keptOut.Contains(notices[row.NoticeId].CaseId))
            {
                (row.State, row.EndTime, row.Lease) = (DeliveryState.Dropped, now, null);
                continue;
            }

            if (QuietTime.HeldUntil(channel, notices[row.NoticeId], legal) is { } end)
            {
                row.HoldTime = end;
                continue;
            }

            (row.Lease, row.NextTryTime) = (lease, now + LeaseTime);
            taken.Add(new Letter(row, notices[row.NoticeId]));
        }

        return (channel, taken, due.Count - taken.Count);
    }

    private async Task<Tried> TryAsync(ChannelRow channel, Letter letter, CancellationToken stop)
    {
        ActivityContext.TryParse(letter.Delivery.TraceParent, null, out var cause);
        using var span = Traces.Source.StartActivity(channel.IsWebhook ? "deliver webhook" : "deliver e-mail", ActivityKind.Internal, cause);
        var (start, begin) = (Now(), time.GetTimestamp());
        var outcome = await SendAsync(channel, letter, stop);
        if (outcome.Kind != AttemptOutcome.Delivered)
        {
            span?.SetStatus(ActivityStatusCode.Error, outcome.Kind.ToString());
        }

        return new Tried(letter.Delivery, start, (int)time.GetElapsedTime(begin).TotalMilliseconds, outcome);
    }

    private async Task<Outcome> SendAsync(ChannelRow channel, Letter letter, CancellationToken stop)
    {
        using var expiry = new CancellationTokenSource(options.SendLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, stop);
        try
        {
            IChannelSender sender = channel.IsWebhook ? webhooks : mails;
            // Also where a sender does not listen.
            return await sender.SendAsync(channel, letter.Delivery, letter.Notice, both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            return new Outcome(stop.IsCancellationRequested ? AttemptOutcome.Stopped : AttemptOutcome.TimedOut);
        }
        catch (Exception e)
        {
            log.LogError("Delivery {DeliveryId} failed: {Type}.", letter.Delivery.Id, e.GetType().Name);
            return new Outcome(AttemptOutcome.Failed);
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private sealed record Letter(DeliveryRow Delivery, Notice Notice);
}

/// <summary>An attempt that has ended.</summary>
internal sealed record Tried(DeliveryRow Delivery, Instant Start, int DurationMs, Outcome Outcome);

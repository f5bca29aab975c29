using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Hearing;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Writes down attempts, what became of their deliveries, and how the channel does.</summary>
internal static class DeliveryRecord
{
    /// <summary>A channel is not paused for fewer failures, however long they took.</summary>
    private const int FailuresMin = 5;

    /// <summary>Keeps all of it. Whoever lost the lease records the attempt and nothing else.</summary>
    public static async Task KeepAsync(
        NotificationsDb db, Guid channelId, Guid lease, IReadOnlyCollection<Tried> tried, DeliveryOptions options, Instant now, Instant legal, CancellationToken cancel)
    {
        var ids = tried.SelectMany(one => one.Letter.Deliveries).Select(delivery => delivery.Id).ToList();
        var rows = await db.Deliveries.Where(row => ids.Contains(row.Id) && row.Lease == lease).ToDictionaryAsync(row => row.Id, cancel);
        var channel = await db.Channels.SingleOrDefaultAsync(row => row.Id == channelId, cancel);
        var verdict = channel is null ? Verdict.GoesOn : Health(channel, tried, options, now);
        foreach (var (one, delivery) in tried.SelectMany(one => one.Letter.Deliveries.Select(delivery => (one, delivery))))
        {
            db.Insert(AttemptOf(one, delivery));
            if (rows.TryGetValue(delivery.Id, out var row))
            {
                Apply(row, one, channel, options, now);
                (row.State, row.EndTime) = verdict == Verdict.GivesUp ? (DeliveryState.GivenUp, now) : (row.State, row.EndTime);
                row.Attempts++;
            }
        }

        if (verdict == Verdict.Pauses)
        {
            await db.Channels.Where(row => row.OfficeId == channel!.OfficeId && row.OfficerId == null).LoadAsync(cancel);
            db.BeginTelling(now, legal, signal: null);
            db.Tell(NoticeOf(channel!, legal));
        }
    }

    /// <summary>Whether it is the receiver who fails. Of an e-mail only a refused recipient is: what else goes wrong goes wrong at our mail server, for all channels alike.</summary>
    private static bool IsOfReceiver(ChannelRow channel, AttemptOutcome outcome) => channel.IsWebhook || outcome == AttemptOutcome.Refused;

    /// <summary>A delivery that fails for twice as long as pauses a channel, while others come through, is given up.</summary>
    private static void Apply(DeliveryRow row, Tried tried, ChannelRow? channel, DeliveryOptions options, Instant now)
    {
        var outcome = tried.Outcome.Kind;
        row.Lease = null;
        if (outcome is AttemptOutcome.Delivered or AttemptOutcome.Stopped)
        {
            var isDelivered = outcome == AttemptOutcome.Delivered;
            (row.State, row.EndTime, row.NextTryTime) = (isDelivered ? DeliveryState.Delivered : row.State, isDelivered ? now : null, now);
            return;
        }

        row.Failures++;
        row.NextTryTime = now + options.Retry.After(row.Failures, tried.Chance);
        if (channel is null || !IsOfReceiver(channel, outcome))
        {
            return;
        }

        row.FailingSinceTime ??= now;
        var othersCame = channel.FailingSinceTime is null || channel.FailingSinceTime > row.FailingSinceTime;
        if (othersCame && now - row.FailingSinceTime >= Duration.FromTimeSpan(2 * options.PauseAfter))
        {
            (row.State, row.EndTime) = (DeliveryState.GivenUp, now);
        }
    }

    private static Verdict Health(ChannelRow channel, IReadOnlyCollection<Tried> tried, DeliveryOptions options, Instant now)
    {
        var outcomes = tried.Select(one => one.Outcome.Kind).ToList();
        if (outcomes.Contains(AttemptOutcome.Delivered))
        {
            (channel.Failures, channel.FailingSinceTime, channel.FailingMessageId, channel.NextTryTime) = (0, null, null, now);
            return Verdict.GoesOn;
        }

        if (outcomes.TrueForAll(outcome => outcome == AttemptOutcome.Stopped))
        {
            return Verdict.GoesOn;
        }

        channel.Failures++;
        channel.NextTryTime = now + options.Retry.After(channel.Failures, Random.Shared.NextDouble());
        var failed = tried.Where(one => one.Outcome.Kind != AttemptOutcome.Stopped && IsOfReceiver(channel, one.Outcome.Kind)).ToList();
        if (failed.Count == 0)
        {
            return Verdict.GoesOn;
        }

        channel.FailingSinceTime ??= now;
        channel.FailingMessageId ??= failed[0].Letter.Id;
        channel.FailingMessageId = failed.TrueForAll(one => one.Letter.Id == channel.FailingMessageId) ? channel.FailingMessageId : Guid.Empty;
        if (channel.State != ChannelState.Active || channel.Failures < FailuresMin || now - channel.FailingSinceTime < Duration.FromTimeSpan(options.PauseAfter))
        {
            return Verdict.GoesOn;
        }

        if (channel.FailingMessageId != Guid.Empty && channel.IsWebhook && failed.TrueForAll(one => IsItsFault(one.Outcome)))
        {
            // Others have a chance; when the next one is refused, too, it is the channel.
            (channel.Failures, channel.FailingSinceTime, channel.NextTryTime) = (0, null, now);
            return Verdict.GivesUp;
        }

        (channel.State, channel.PauseTime, channel.Version) = (ChannelState.Failed, now, channel.Version + 1);
        return Verdict.Pauses;
    }

    /// <summary>Whether the receiver refused this very request (4xx), not because it was busy.</summary>
    private static bool IsItsFault(Outcome outcome) => outcome is { Kind: AttemptOutcome.Refused, StatusCode: >= 400 and < 500 and not 408 and not 429 };

    /// <summary>What follows from a round of attempts.</summary>
    private enum Verdict
    {
        /// <summary>Nothing.</summary>
        GoesOn = 0,

        /// <summary>The channel is paused.</summary>
        Pauses = 1,

        /// <summary>What was tried is given up: nothing else has failed on this channel.</summary>
        GivesUp = 2,
    }

    private static AttemptRow AttemptOf(Tried tried, DeliveryRow delivery) => new()
    {
        Id = Guid.CreateVersion7(),
        DeliveryId = delivery.Id,
        ChannelId = delivery.ChannelId,
        NoticeId = delivery.NoticeId,
        OfficeId = delivery.OfficeId,
        OfficerId = delivery.OfficerId,
        StartTime = tried.Start,
        DurationMs = tried.DurationMs,
        Outcome = tried.Outcome.Kind,
        StatusCode = tried.Outcome.StatusCode,
    };

    private static Notice NoticeOf(ChannelRow channel, Instant now) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        // Each pause is another thing to tell.
        TaskId = Guid.CreateVersion7(),
        Kind = NotificationKind.ChannelPaused,
        OfficeId = channel.OfficeId,
        TaskOfficeId = channel.OfficeId,
        CaseId = Guid.Empty,
        Title = channel.Id.ToString(),
        TitleEn = channel.Id.ToString(),
        DueTime = now,
        TimeZone = channel.TimeZone,
        EventTime = now,
    };
}

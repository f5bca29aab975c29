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
        var ids = tried.Select(one => one.Delivery.Id).ToList();
        var rows = await db.Deliveries.Where(row => ids.Contains(row.Id) && row.Lease == lease).ToDictionaryAsync(row => row.Id, cancel);
        var channel = await db.Channels.SingleOrDefaultAsync(row => row.Id == channelId, cancel);
        var isPaused = channel is not null && Health(channel, [.. tried.Select(one => one.Outcome.Kind)], options, now);
        foreach (var one in tried)
        {
            db.Insert(AttemptOf(one));
            if (rows.TryGetValue(one.Delivery.Id, out var row))
            {
                Apply(row, one.Outcome.Kind, channel, options, now);
            }
        }

        if (isPaused)
        {
            await db.Channels.Where(row => row.OfficeId == channel!.OfficeId && row.OfficerId == null).LoadAsync(cancel);
            db.BeginTelling(now, legal, signal: null);
            db.Tell(NoticeOf(channel!, legal));
        }
    }

    /// <summary>Whether it is the receiver who fails. Of an e-mail only a refused recipient is: what else goes wrong goes wrong at our mail server, for all channels alike.</summary>
    private static bool IsOfReceiver(ChannelRow channel, AttemptOutcome outcome) => channel.IsWebhook || outcome == AttemptOutcome.Refused;

    /// <summary>A delivery that fails for twice as long as pauses a channel, while others come through, is given up.</summary>
    private static void Apply(DeliveryRow row, AttemptOutcome outcome, ChannelRow? channel, DeliveryOptions options, Instant now)
    {
        row.Lease = null;
        if (outcome is AttemptOutcome.Delivered or AttemptOutcome.Stopped)
        {
            var isDelivered = outcome == AttemptOutcome.Delivered;
            (row.State, row.EndTime, row.NextTryTime) = (isDelivered ? DeliveryState.Delivered : row.State, isDelivered ? now : null, now);
            return;
        }

        row.Failures++;
        row.NextTryTime = now + options.Retry.After(row.Failures, Random.Shared.NextDouble());
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

    /// <returns>Whether the channel was paused by it.</returns>
    private static bool Health(ChannelRow channel, List<AttemptOutcome> outcomes, DeliveryOptions options, Instant now)
    {
        if (outcomes.Contains(AttemptOutcome.Delivered))
        {
            (channel.Failures, channel.FailingSinceTime, channel.NextTryTime) = (0, null, now);
            return false;
        }

        if (outcomes.TrueForAll(outcome => outcome == AttemptOutcome.Stopped))
        {
            return false;
        }

        channel.Failures++;
        channel.NextTryTime = now + options.Retry.After(channel.Failures, Random.Shared.NextDouble());
        if (!outcomes.Exists(outcome => outcome != AttemptOutcome.Stopped && IsOfReceiver(channel, outcome)))
        {
            return false;
        }

        channel.FailingSinceTime ??= now;
        if (channel.State != ChannelState.Active || channel.Failures < FailuresMin || now - channel.FailingSinceTime < Duration.FromTimeSpan(options.PauseAfter))
        {
            return false;
        }

        (channel.State, channel.PauseTime, channel.Version) = (ChannelState.Failed, now, channel.Version + 1);
        return true;
    }

    private static AttemptRow AttemptOf(Tried tried) => new()
    {
        Id = Guid.CreateVersion7(),
        DeliveryId = tried.Delivery.Id,
        ChannelId = tried.Delivery.ChannelId,
        NoticeId = tried.Delivery.NoticeId,
        OfficeId = tried.Delivery.OfficeId,
        OfficerId = tried.Delivery.OfficerId,
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

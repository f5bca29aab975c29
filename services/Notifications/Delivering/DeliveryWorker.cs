using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Notifications.Delivering;

/// <summary>Finds channels that have something to send, and gives each a lane of its own: a slow receiver holds up its own lane only.</summary>
/// <remarks>A lane sends a few deliveries and ends; who was served longest ago is next.</remarks>
internal sealed class DeliveryWorker(
    Store<NotificationsDb> store, IDatabaseEngine engine, DeliveryLane lane, DeliverySignal signal, LegalClock clock, WorkerTools tools) : Worker(tools, signal, Poll)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // All e-mail goes to one server: when it hangs, webhooks have lanes left.
    private readonly Lanes[] _kinds = [new(IsWebhook: true, Most: 48, []), new(IsWebhook: false, Most: 16, [])];
    private bool _fresh = engine.SingleProcess;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_kinds.SelectMany(lanes => lanes.Busy.Values)).WaitAsync(cancellationToken);
    }

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        if (_fresh)
        {
            // What a killed predecessor was sending is sent again at once.
            var begin = Now();
            await store.WriteAsync((db, within) => db.Deliveries.Where(row => row.Lease != null && row.State == DeliveryState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Lease, (Guid?)null).SetProperty(row => row.NextTryTime, begin), within), cancel, Store<NotificationsDb>.BackgroundLimit);
            _fresh = false;
        }

        foreach (var lanes in _kinds)
        {
            foreach (var channel in await DueAsync(lanes, cancel))
            {
                var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                lanes.Busy[channel] = RunAsync(lanes, channel, begin.Task, cancel);
                begin.SetResult();
            }
        }

        return false;
    }

    private async Task<List<Guid>> DueAsync(Lanes lanes, CancellationToken cancel)
    {
        var (now, legal, busy) = (Now(), clock.Now(), lanes.Busy.Keys.ToList());
        return busy.Count >= lanes.Most ? [] : await store.ReadAsync(
            (db, within) => db.Channels
                .Where(channel => channel.IsWebhook == lanes.IsWebhook && channel.State == ChannelState.Active && channel.NextTryTime <= now && !busy.Contains(channel.Id))
                .Where(channel => db.Deliveries.Any(
                    row => row.ChannelId == channel.Id && row.State == DeliveryState.Waiting && row.NextTryTime <= now && row.HoldTime <= legal))
                .OrderBy(channel => channel.NextTryTime).Take(lanes.Most - busy.Count).Select(channel => channel.Id).ToListAsync(within),
            cancel, Store<NotificationsDb>.BackgroundLimit);
    }

    private async Task RunAsync(Lanes lanes, Guid channelId, Task begin, CancellationToken cancel)
    {
        await begin;
        var served = false;
        try
        {
            served = await lane.ServeAsync(channelId, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Log.LogWarning("Deliveries of channel {ChannelId} wait: {Type} ({Cause}).", channelId, e.GetType().Name, e.GetBaseException().GetType().Name);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // What was not recorded goes to others when its lease ends.
        }

        lanes.Busy.TryRemove(channelId, out _);
        if (served)
        {
            signal.Wake();
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>The lanes of one kind of channels, and which channels have one.</summary>
    private sealed record Lanes(bool IsWebhook, int Most, ConcurrentDictionary<Guid, Task> Busy);
}

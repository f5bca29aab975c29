using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Contacts;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Operations;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Notifications.Reaching;

/// <summary>Lets unread notices go on, whichever replica is first: a step, its delivery or notice, and when the next one is due are one transaction.</summary>
internal sealed class LadderWorker(
    Store<NotificationsDb> store, IDatabaseEngine engine, LegalClock clock, ReferenceBook reference, AddressSeal seal, ReachOptions waits, DeliverySignal signal, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int BatchMax = 50;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>The clock that it watches.</summary>
    internal static ServiceClock<NotificationsDb> Clock { get; } = new(
        "unread-notices", nameof(LadderWorker), Duration.Zero, IsLegal: true, db => db.Ladders.Select(row => new DueRow { Id = row.NoticeId, Time = row.NextTime }));

    protected override async Task<bool> StepAsync(CancellationToken cancel) =>
        await store.WriteAsync(ClimbAsync, cancel, Store<NotificationsDb>.BackgroundLimit) == BatchMax;

    private async Task<int> ClimbAsync(NotificationsDb db, CancellationToken cancel)
    {
        var now = clock.Now();
        var sql = $$"""SELECT * FROM ladder WHERE next_time <= {0} ORDER BY next_time LIMIT {{BatchMax}}{{engine.ForUpdateSkipLocked}}""";
        var due = await db.Ladders.FromSqlRaw(sql, now.ToDateTimeUtc()).ToListAsync(cancel);
        if (due.Count == 0)
        {
            return 0;
        }

        db.BeginTelling(Instant.FromDateTimeOffset(Time.GetUtcNow()), now, signal);
        var scene = await LadderScene.LoadAsync(db, due, reference, seal, now, cancel);
        foreach (var row in due)
        {
            Climb(db, row, scene, now);
        }

        return due.Count;
    }

    private void Climb(NotificationsDb db, LadderRow row, LadderScene scene, Instant now)
    {
        var steps = scene.StepsOf(row).ToList();
        if (scene.IsOver(row))
        {
            db.Remove(row);
            return;
        }

        if (!scene.CanRead(row))
        {
            if (!scene.PassOn(row, now))
            {
                Log.LogWarning("Notice {NoticeId} goes no further: office {OfficeId} is no more, or keeps out.", row.NoticeId, row.OfficeId);
            }

            db.Remove(row);
            return;
        }

        var people = scene.PeopleOf(row);
        if (people.From is { } from && from > now)
        {
            // Until then nobody can be expected to read; the next shift may bring somebody who is reached at once.
            row.NextTime = from;
            return;
        }

        if (Ladder.Next(steps, people, row.LastTime, waits) is not { } next)
        {
            db.Remove(row);
            return;
        }

        if (next.Time > now)
        {
            // The next shift may bring somebody who is reached before.
            row.NextTime = scene.NextShift(row, next.Time) ?? next.Time;
            return;
        }

        db.Insert(new ReachStepRow { NoticeId = row.NoticeId, Number = steps.Count + 1, Kind = next.Kind, OfficerId = next.OfficerId, OfficeId = next.OfficeId, StepTime = now });
        if (next.Kind == ReachStepKind.OfficeAbove)
        {
            scene.TellAbove(row, next.OfficeId!, now);
            db.Remove(row);
            return;
        }

        db.Plan(scene.NoticeOf(row), scene.ContactOf(next.OfficerId!.Value));
        // It is looked at again at once, and finds out what comes next and when.
        row.LastTime = now;
        row.NextTime = now;
    }
}

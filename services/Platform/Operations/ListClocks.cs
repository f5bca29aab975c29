using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Platform.Operations;

/// <summary>What falls due in a service, and whether its workers live.</summary>
internal sealed class ListClocks<TDb>(Store<TDb> store, IEnumerable<ServiceClock<TDb>> clocks, WorkerTools tools, LegalClock legal)
    where TDb : ServiceDbContext
{
    private const int LateMax = 1000;
    private const int ItemsMax = 10;

    /// <summary>Answers ListClocks.</summary>
    public async Task<ListClocksResponse> HandleAsync(Call call)
    {
        var (realNow, legalNow) = (Instant.FromDateTimeOffset(tools.Time.GetUtcNow()), legal.Now());
        return new ListClocksResponse
        {
            Clocks = { await store.ReadAsync((db, cancel) => ReadAsync(db, realNow, legalNow, cancel), call.Cancel) },
            Workers = { tools.Pulses.All.Select(Show) }, RealTime = realNow.ToTimestamp(), LegalTime = legalNow.ToTimestamp(),
        };
    }

    private async Task<List<DueClock>> ReadAsync(TDb db, Instant realNow, Instant legalNow, CancellationToken cancel)
    {
        var all = new List<DueClock>();
        foreach (var clock in clocks)
        {
            var now = clock.IsLegal ? legalNow : realNow;
            var before = now - clock.After;
            var next = await clock.Rows(db).OrderBy(row => row.Time).Take(ItemsMax).ToListAsync(cancel);
            var late = await clock.Rows(db).Where(row => row.Time <= before).OrderBy(row => row.Time).Take(LateMax).CountAsync(cancel);
            all.Add(new DueClock
            {
                Name = clock.Name, Worker = clock.Worker, Legal = clock.IsLegal, LateCount = late, Lateness = late > 0 && next.Count > 0 ? (before - next[0].Time).ToMessage() : null,
                Items = { next.Select(row => new DueItem { Id = row.Id.ToString(), DueTime = (row.Time + clock.After).ToTimestamp() }) },
            });
        }

        return all;
    }

    private static WorkerPulse Show(Pulse pulse) =>
        new() { Name = pulse.Name, Alive = pulse.IsAlive, LastStepTime = pulse.LastStepTime.ToTimestamp(), Failures = pulse.Failures };
}

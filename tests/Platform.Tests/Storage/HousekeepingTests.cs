using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Notifications;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Requests;
using Netralitas.Platform.Storage;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>What is too old is forgotten in bounded pieces, on both databases.</summary>
public sealed class HousekeepingTests(Databases databases) : IDisposable
{
    private const int Old = 1500;
    private const int Fresh = 3;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task On_PostgreSQL_at_most_a_thousand_of_each_go_at_once_and_what_is_fresh_stays() =>
        await PrunesAsync(new PostgresEngine(await databases.NewAsync()));

    [Fact]
    public async Task On_SQLite_at_most_a_thousand_of_each_go_at_once_and_what_is_fresh_stays()
    {
        using var engine = new SqliteEngine($"Data Source={_folder.File("service.db")};Pooling=False");
        await PrunesAsync(engine);
    }

    private static async Task PrunesAsync(IDatabaseEngine engine)
    {
        var cancel = TestContext.Current.CancellationToken;
        var options = new DbContextOptionsBuilder<NotificationsDb>();
        engine.Configure(options);
        var contexts = new PooledDbContextFactory<NotificationsDb>(options.Options);
        var gate = new SchemaGate();
        var store = new Store<NotificationsDb>(contexts, engine, gate, new OwnFacts(), new SequencerSignal(), new RequestHash(new byte[32]), new PatientTime());
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await engine.PrepareAsync(db, SchemaScripts.For(typeof(NotificationsDb).Assembly), cancel);
        gate.Open();
        await FillAsync(db, SystemClock.Instance.GetCurrentInstant(), cancel);
        using var housekeeping = new Housekeeping<NotificationsDb>(store, engine, new WorkerTools(gate, new Backoff(TimeProvider.System), TimeProvider.System, NullLoggerFactory.Instance));

        (await housekeeping.PruneBatchAsync(cancel)).ShouldBeTrue();

        (await CountAsync()).ShouldBe((Old - Housekeeping<NotificationsDb>.BatchMax + Fresh, Old - Housekeeping<NotificationsDb>.BatchMax + Fresh));
        (await housekeeping.PruneBatchAsync(cancel)).ShouldBeFalse();
        (await CountAsync()).ShouldBe((Fresh, Fresh));

        async Task<(int, int)> CountAsync() => (await db.Requests.CountAsync(cancel), await db.Inbox.CountAsync(cancel));
    }

    private static async Task FillAsync(NotificationsDb db, Instant now, CancellationToken cancel)
    {
        for (var i = 0; i < Old + Fresh; i++)
        {
            var age = i < Old ? Duration.FromDays(31) + Duration.FromSeconds(i) : Duration.FromDays(7);
            db.Requests.Add(new RequestRow
            {
                // The same id by two callers: only the whole key names a row.
                Caller = $"caller-{i % 2}", Method = "/method", RequestId = new Guid(i / 2, 0, 0, new byte[8]), BodyHash = [1], ResourceId = Guid.Empty, RecordTime = now - age,
            });
            db.Inbox.Add(new InboxRow { MessageId = Guid.CreateVersion7(), HandleTime = now - age });
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}

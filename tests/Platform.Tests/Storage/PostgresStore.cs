using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Netralitas.Notifications;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Requests;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>The store of a service on a database of its own, as the host puts it together.</summary>
internal sealed class PostgresStore
{
    private PostgresStore(string connection, TimeProvider time)
    {
        Engine = new PostgresEngine(connection);
        var options = new DbContextOptionsBuilder<NotificationsDb>();
        Engine.Configure(options);
        Contexts = new PooledDbContextFactory<NotificationsDb>(options.Options);
        Store = new Store<NotificationsDb>(Contexts, Engine, Gate, OwnFacts, Sequencer, new RequestHash(new byte[32]), time);
    }

    public PostgresEngine Engine { get; }

    public IDbContextFactory<NotificationsDb> Contexts { get; }

    public SchemaGate Gate { get; } = new();

    public OwnFacts OwnFacts { get; } = new();

    public SequencerSignal Sequencer { get; } = new();

    public Store<NotificationsDb> Store { get; }

    public static async Task<PostgresStore> OpenAsync(Databases databases, TimeProvider time)
    {
        var store = new PostgresStore(await databases.NewAsync(), time);
        await using var db = await store.Contexts.CreateDbContextAsync();
        await store.Engine.PrepareAsync(db, SchemaScripts.For(typeof(NotificationsDb).Assembly), TestContext.Current.CancellationToken);
        store.Gate.Open();
        return store;
    }

    /// <summary>Asks the database, past the store and its time limits.</summary>
    public async Task<T> AskAsync<T>(Func<NotificationsDb, Task<T>> ask)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await ask(db);
    }
}

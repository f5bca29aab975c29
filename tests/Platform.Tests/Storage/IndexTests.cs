using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>What an office may see is found by an index for each relation, however many others there are.</summary>
public sealed class IndexTests(Databases databases)
{
    [Fact]
    public async Task Tasks_are_found_by_every_relation_without_looking_at_all_of_them()
    {
        var cancel = TestContext.Current.CancellationToken;
        var engine = new PostgresEngine(await databases.NewAsync());
        var options = new DbContextOptionsBuilder<AgenciesDb>();
        engine.Configure(options);
        await using var db = new AgenciesDb(options.Options);
        await engine.PrepareAsync(db, SchemaScripts.For(typeof(AgenciesDb).Assembly), cancel);
        await db.Database.OpenConnectionAsync(cancel);
        // The tables are empty: who may read them whole, would.
        await db.Database.ExecuteSqlAsync($"SET enable_seqscan = off", cancel);

        foreach (var related in db.Tasks.VisibleByRelation(new Viewer("bawaslu-63.01")))
        {
            var plan = await PlanAsync(related, cancel);
            (plan.Contains("Index Cond: ", StringComparison.Ordinal), plan.Contains("Seq Scan", StringComparison.Ordinal)).ShouldBe((true, false), plan);
        }
    }

    private static async Task<string> PlanAsync<T>(IQueryable<T> query, CancellationToken cancel)
    {
        await using var command = query.CreateDbCommand();
#pragma warning disable CA2100 // EF made it.
        command.CommandText = "EXPLAIN " + command.CommandText;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }
}

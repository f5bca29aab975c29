using Netralitas.Cli.Up;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Npgsql;

namespace Netralitas.Faults;

/// <summary>What the databases of a network hold: the last word on what took effect.</summary>
public sealed class Ledger(LocalNetwork network)
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(90);

    /// <summary>A number from a service's database.</summary>
    public async Task<long> CountAsync(string service, string sql)
    {
        await using var source = NpgsqlDataSource.Create(network.Postgres!.ConnectionString(service));
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    /// <summary>The rows of a service's table, one line each, in a fixed order.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string service, string table)
    {
        await using var source = NpgsqlDataSource.Create(network.Postgres!.ConnectionString(service));
        await using var command = source.CreateCommand($"SELECT t::text FROM {table} t ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    /// <summary>Waits until nothing waits to be published.</summary>
    public async Task SettledAsync()
    {
        foreach (var service in LocalNetwork.ServiceNames)
        {
            await Eventually.Be(() => CountAsync(service, "SELECT count(*) FROM outbox"), count => count == 0, SettleLimit);
        }
    }

    /// <summary>Holds the databases against what was accepted: every row that must be there, and not one more.</summary>
    /// <param name="accepted">The cases.</param>
    /// <param name="marks">How many of their tasks were marked overdue.</param>
    /// <param name="marksTold">How many notices that made.</param>
    public async Task HoldsAsync(IReadOnlyCollection<Situation> accepted, int marks = 0, int marksTold = 0)
    {
        var tasks = accepted.Sum(situation => situation.Tasks.Count);
        await SettledAsync();
        await Eventually.Be(() => CountAsync("notifications", "SELECT count(*) FROM notification"), count => count >= tasks + marksTold, SettleLimit);
        await Eventually.Be(() => CountAsync("cases", "SELECT count(*) FROM case_event"), count => count >= accepted.Count + tasks + marks, SettleLimit);
        (await CountAsync("cases", "SELECT count(*) FROM case_file")).ShouldBe(accepted.Count);
        (await CountAsync("cases", "SELECT count(*) FROM case_event")).ShouldBe(accepted.Count + tasks + marks);
        (await CountAsync("cases", "SELECT count(*) FROM held_task")).ShouldBe(tasks);
        (await CountAsync("agencies", "SELECT count(*) FROM task")).ShouldBe(tasks);
        (await CountAsync("notifications", "SELECT count(*) FROM notification")).ShouldBe(tasks + marksTold);
        foreach (var service in LocalNetwork.ServiceNames)
        {
            (await CountAsync(service, "SELECT count(*) FROM parked")).ShouldBe(0, service);
        }
    }
}

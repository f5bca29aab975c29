using Netralitas.Benchmarks.Listing;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using Npgsql;

namespace Netralitas.Benchmarks.Escalation;

/// <summary>A network whose Agencies holds open tasks that are all due later; the other services stand still, since they know nothing of these cases.</summary>
internal sealed class OpenTasks : IAsyncDisposable
{
    private const string Open = """
        UPDATE task SET state = 'Open', document_number = NULL, office_id = at.office, ladder = 'default', ladder_version = '2024.1', last_rung = 'remind', next_rung = 'due',
            start_time = '2024-10-01', due_time = '2025-06-01', next_rung_time = '2025-06-01'
        FROM (SELECT id, (@offices)[1 + row_number() OVER () % cardinality(@offices)] AS office FROM task) AS at WHERE at.id = task.id
        """;

    // In real speed the legal clock has passed it when the run begins.
    private const string FallDue = """
        UPDATE task SET overdue_time = NULL, late_tier = NULL, rung_round = rung_round + 1, last_rung = 'remind', next_rung = 'due', due_time = '2024-10-14T00:59Z', next_rung_time = '2024-10-14T00:59Z'
        WHERE id IN (SELECT id FROM task ORDER BY id LIMIT @tasks)
        """;

    private const string Took = "SELECT max(fire_time) - min(fire_time) FROM rung WHERE round = (SELECT max(round) FROM rung)";

    private const string Plan = "EXPLAIN (COSTS OFF) SELECT * FROM task WHERE next_rung_time <= '2024-10-14T00:59Z' ORDER BY next_rung_time LIMIT 100 FOR UPDATE SKIP LOCKED";

    private const string Waiting = "SELECT count(*) FROM task WHERE next_rung = 'due' AND next_rung_time <= '2024-10-14T00:59Z'";

    // The latest record of anything tells what the legal clock says.
    private const string Spread = """
        UPDATE task SET last_rung = 'remind', next_rung = 'due', due_time = at.due, next_rung_time = at.due
        FROM (SELECT id, (SELECT max(update_time) FROM task) + make_interval(secs => 5 + @seconds * row_number() OVER (ORDER BY id) / @tasks) AS due
              FROM (SELECT id FROM task WHERE overdue_time IS NULL ORDER BY id LIMIT @tasks) AS these) AS at
        WHERE at.id = task.id
        """;

    private const string Lags = "SELECT rung.fire_time - rung.time FROM rung JOIN task ON task.id = rung.task_id AND rung.rung = 'due' ORDER BY rung.fire_time DESC LIMIT @tasks";

    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    private readonly BenchNetwork _network;
    private readonly NpgsqlDataSource _database;

    private OpenTasks(BenchNetwork network) => (_network, _database) = (network, network.Database(Network.Agencies));

    /// <summary>Starts it and fills it.</summary>
    public static async Task<OpenTasks> StartAsync(BenchPlan plan, int tasks, IReadOnlyList<Office> offices, CancellationToken cancel)
    {
        var open = new OpenTasks(await BenchNetwork.StartAsync(plan, cancel));
        plan.Tell($"Filling in {tasks:#,0} open tasks ...");
        open._network.Local.ProcessOf(Network.Cases)!.Pause();
        open._network.Local.ProcessOf(Network.Notifications)!.Pause();
        await TaskFill.FillAsync(open._database, tasks, [.. offices.Select(office => office.RegionCode!).Distinct()], cancel);
        await RunAsync(open._database, Open, cancel, ("offices", offices.Select(office => office.Id).ToArray()));
        await RunAsync(open._database, "VACUUM ANALYZE task", cancel);
        return open;
    }

    /// <summary>Lets tasks fall due, and waits until they are marked.</summary>
    /// <returns>The time from the first to the last.</returns>
    public async Task<TimeSpan> MarkAsync(int tasks, CancellationToken cancel)
    {
        await RunAsync(_database, FallDue, cancel, ("tasks", tasks));
        await UntilNoneAsync(_database, Waiting, cancel);
        await using var command = _database.CreateCommand(Took);
        return (TimeSpan)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>How the database finds what is due, in one line.</summary>
    public async Task<string> PlanAsync(CancellationToken cancel)
    {
        await using var command = _database.CreateCommand(Plan);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            lines.Add(reader.GetString(0).Trim());
        }

        return string.Join("; ", lines);
    }

    /// <summary>Lets tasks fall due evenly over a time.</summary>
    public static Task SpreadAsync(NpgsqlDataSource database, int tasks, TimeSpan duration, CancellationToken cancel) =>
        RunAsync(database, Spread, cancel, ("tasks", tasks), ("seconds", duration.TotalSeconds));

    /// <summary>How late each of the last marks was, once all are made.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> LagsAsync(NpgsqlDataSource database, int tasks, CancellationToken cancel)
    {
        await UntilNoneAsync(database, "SELECT count(*) FROM task WHERE next_rung = 'due' AND last_rung = 'remind'", cancel);
        await using var command = database.CreateCommand(Lags);
        command.Parameters.AddWithValue("tasks", tasks);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lags = new List<TimeSpan>();
        while (await reader.ReadAsync(cancel))
        {
            lags.Add(reader.GetTimeSpan(0));
        }

        return lags;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _network.Local.ProcessOf(Network.Cases)!.Resume();
        _network.Local.ProcessOf(Network.Notifications)!.Resume();
        await _network.DisposeAsync();
    }

    private static async Task UntilNoneAsync(NpgsqlDataSource database, string constantSql, CancellationToken cancel)
    {
        while (await BenchNetwork.CountAsync(database, constantSql, cancel) > 0)
        {
            await Task.Delay(AskEvery, cancel);
        }
    }

    private static async Task RunAsync(NpgsqlDataSource database, string constantSql, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = database.CreateCommand(constantSql);
        command.CommandTimeout = 0;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }
}

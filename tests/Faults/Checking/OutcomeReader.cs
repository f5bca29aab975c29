using System.Text.Json;
using Google.Protobuf;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Notifications.V1;
using NodaTime;
using Npgsql;
using ContractsCase = Netralitas.Contracts.Cases.V1.Case;
using ContractsTask = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Faults.Checking;

/// <summary>Reads what the databases of a network hold.</summary>
/// <param name="network">The network.</param>
/// <param name="firedUntil">The legal instant up to which every rung must have fired.</param>
public sealed class OutcomeReader(LocalNetwork network, Instant firedUntil)
{
    private const int PatienceSeconds = 60;

    private static readonly string[] MustBeEmpty = ["outbox", "pending_change", "parked"];

    /// <summary>Reads it all, once nothing waits any more.</summary>
    public async Task<Outcome> ReadAsync()
    {
        var holders = await RowsAsync("cases", "SELECT DISTINCT case_id::text, office_id FROM held_task WHERE active", row => (Case: row.GetString(0), Office: row.GetString(1)));
        var byCase = holders.ToLookup(row => row.Case, row => row.Office);
        var rungs = await RowsAsync("agencies", "SELECT task_id::text, rung, round, time, fire_time FROM rung",
            row => (Task: row.GetString(0), Rung: new KeptRung(row.GetString(1), row.GetInt32(2), InstantOf(row, 3)!.Value, InstantOf(row, 4)!.Value)));
        var fired = rungs.ToLookup(row => row.Task, row => row.Rung);
        return new Outcome(
            await RowsAsync("cases", "SELECT id::text, version, handling_office_id, handling_supervisor_id FROM case_file",
                row => new KeptCase(row.GetString(0), row.GetInt64(1), [.. Offices(row, 2, 3), .. byCase[row.GetString(0)]])),
            await RowsAsync("agencies",
                """
                SELECT id::text, version, case_id::text, step, office_id, handling_office_id, state, nullif(cause_task_id, '00000000-0000-0000-0000-000000000000')::text,
                    supervisor_office_id, handling_supervisor_id, ladder, start_time, due_time, acknowledge_time,
                    CASE WHEN state IN ('Open', 'Acknowledged', 'InProgress') THEN NULL ELSE update_time END, escalation_level,
                    nullif(supervised_task_id, '00000000-0000-0000-0000-000000000000')::text FROM task
                """,
                row => new KeptTask(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
                    row.IsDBNull(7) ? "" : row.GetString(7), Offices(row, 4, 5, 8, 9))
                {
                    Climb = new Climb(row.GetString(10), InstantOf(row, 11)!.Value, InstantOf(row, 12)!.Value, InstantOf(row, 13), InstantOf(row, 14), row.GetInt32(15),
                        row.IsDBNull(16) ? "" : row.GetString(16), [.. fired[row.GetString(0)]]),
                }),
            await RowsAsync("notifications", "SELECT id::text, version, task_id::text, kind, office_id, task_version FROM notification",
                row => new KeptNotice(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4)) { TaskVersion = row.GetInt64(5) }),
            new Dictionary<Kind, IReadOnlyList<LogRow>>
            {
                [Kind.Case] = await LogAsync("cases", ContractsCase.Parser, file => file.Etag),
                [Kind.Task] = await LogAsync("agencies", ContractsTask.Parser, task => task.Etag),
                [Kind.Notice] = await LogAsync("notifications", Notification.Parser, notice => notice.Etag),
            },
            await CountAsync(MustBeEmpty),
            (await CountAsync(["inbox"])).ToDictionary(pair => pair.Key[..^".inbox".Length], pair => pair.Value))
        {
            FiredUntil = firedUntil,
            Channels = await RowsAsync("notifications", "SELECT target, office_id, is_webhook FROM channel", row => new KeptChannel(row.GetString(0), row.GetString(1), row.GetBoolean(2))),
            Deliveries = await RowsAsync("notifications",
                """
                SELECT d.id::text, c.target, d.notice_id::text, d.state, CASE WHEN c.is_webhook THEN d.id::text ELSE coalesce(d.message_id::text, '') END
                FROM delivery d JOIN channel c ON c.id = d.channel_id
                """,
                row => new KeptDelivery(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4))),
            Attempts = await RowsAsync("notifications", "SELECT delivery_id::text, outcome FROM delivery_attempt", row => new KeptAttempt(row.GetString(0), row.GetString(1))),
        };
    }

    private async Task<IReadOnlyDictionary<string, long>> CountAsync(IReadOnlyList<string> tables)
    {
        var counts = new Dictionary<string, long>();
        foreach (var service in LocalNetwork.ServiceNames)
        {
            foreach (var table in tables)
            {
                counts[$"{service}.{table}"] = (await RowsAsync(service, $"SELECT count(*) FROM {table}", row => row.GetInt64(0)))[0];
            }
        }

        return counts;
    }

    private Task<IReadOnlyList<LogRow>> LogAsync<T>(string service, MessageParser<T> parser, Func<T, string> etag)
        where T : IMessage<T> => RowsAsync(
        service, "SELECT position, resource_id::text, body, seen_by FROM change ORDER BY position",
        row => new LogRow(row.GetInt64(0), row.GetString(1), long.Parse(etag(parser.ParseFrom(row.GetFieldValue<byte[]>(2)))),
            JsonSerializer.Deserialize<List<string>>(row.GetString(3))!));

    private static IReadOnlyList<string> Offices(NpgsqlDataReader row, params int[] columns) =>
        [.. columns.Where(column => !row.IsDBNull(column)).Select(row.GetString).Distinct()];

    private static Instant? InstantOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Instant.FromDateTimeUtc(row.GetDateTime(column));

    private async Task<IReadOnlyList<T>> RowsAsync<T>(string service, string sql, Func<NpgsqlDataReader, T> read)
    {
        // Patience: right after the last blow the machine has other things to do.
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(network.Postgres!.ConnectionString(service))
        {
            Timeout = PatienceSeconds, CommandTimeout = PatienceSeconds,
        });
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

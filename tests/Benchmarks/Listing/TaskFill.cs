using Npgsql;

namespace Netralitas.Benchmarks.Listing;

/// <summary>Fills the database of Agencies with tasks, evenly over places, long done for the most part.</summary>
internal static class TaskFill
{
    // Loaded without the indexes and with them made afterwards, as they were: the same data in a tenth of the time.
    private const string TakeIndexes = """
        CREATE TEMP TABLE taken AS SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'task' AND indexname <> 'task_pkey';
        DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM taken LOOP EXECUTE format('DROP INDEX %I', one.indexname); END LOOP; END $$;
        """;

    private const string GiveIndexes = """
        DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM taken LOOP EXECUTE one.indexdef; END LOOP; END $$;
        """;

    private const string Cases = """
        INSERT INTO followed_case (case_id, version, plan_version, case_number, snapshot, start_time)
        SELECT lpad(to_hex(n), 32, '0')::uuid, 1, 'bench', NULL, '{}', '2024-10-01' FROM generate_series(1, @tasks / 4) AS n
        """;

    private const string Tasks = """
        INSERT INTO task (id, version, case_id, step, person_id, cause_task_id, plan_version, title, title_en, document, mirror_of, returnable,
            office_id, supervisor_office_id, handling_office_id, handling_supervisor_id, place_region_code, state,
            start_time, due_time, rule_id, basis_kind, basis, day_kind, time_zone, overdue_time, update_time, document_number, return_reason, next_rung)
        SELECT lpad(to_hex((n * 4) + place_in_case), 32, '0')::uuid, 1, lpad(to_hex(n), 32, '0')::uuid, step, zero, zero, 'bench', step, step, 'Surat', NULL, true,
            function || '-' || place, function || '-' || left(place, 2), 'bawaslu-' || place, 'bawaslu-' || left(place, 2), place, CASE WHEN n % 4 = 0 THEN 'Open' ELSE 'Done' END,
            begin, begin + make_interval(secs => (n::bigint * 7919 % 20000000)::int), 'DL-01', 'Policy', 'policy', 'Working', 'Asia/Makassar', NULL, begin, '1/B', 'Unspecified', 'end'
        FROM generate_series(1, @tasks / 4) AS n,
            LATERAL (SELECT @places[1 + n % cardinality(@places)] AS place) AS at,
            (VALUES (0, 'initial-study', 'bawaslu'), (1, 'identify-person', 'bkpsdm'), (2, 'check-candidacy', 'kpu'), (3, 'situation-note', 'kesbangpol'))
                AS steps (place_in_case, step, function),
            (VALUES ('00000000-0000-0000-0000-000000000000'::uuid, timestamptz '2025-01-01')) AS same (zero, begin)
        """;

    /// <summary>Fills it.</summary>
    /// <param name="database">The database of Agencies.</param>
    /// <param name="tasks">How many.</param>
    /// <param name="places">Region codes.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> FillAsync(NpgsqlDataSource database, int tasks, IReadOnlyList<string> places, CancellationToken cancel)
    {
        var begin = TimeProvider.System.GetTimestamp();
        await using var connection = await database.OpenConnectionAsync(cancel);
        string[] statements = [TakeIndexes, Cases, Tasks, GiveIndexes, "VACUUM ANALYZE task", "VACUUM ANALYZE followed_case", "CHECKPOINT"];
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // Constants of this file.
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
            if (statement.Contains("@tasks", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("tasks", tasks);
                command.Parameters.AddWithValue("places", places.ToArray());
            }

            await command.ExecuteNonQueryAsync(cancel);
        }

        return TimeProvider.System.GetElapsedTime(begin);
    }
}

using Npgsql;

namespace Netralitas.Benchmarks.Statistics;

/// <summary>Fills the database of Cases with decided cases of the governors' contests, evenly over places: the national office sees them all.</summary>
internal static class CaseFill
{
    private const string Cases = """
        INSERT INTO case_file (id, version, last_sequence, kind, state, election_id, contest, place_region_code, act_date, known_date, received_time, counted_from_time, received_month, record_time, update_time,
            raising_office_id, handling_office_id, handling_supervisor_id, time_zone, official_number, number_provisional, formal_requirements_met, material_requirements_met, close_reason)
        SELECT lpad(to_hex(n), 32, '0')::uuid, 5, 5, 'Finding', 'Decided', 'pilkada-2024', 'Governor', place, day, day, received, received, to_char(received AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM'), received, received,
            'bawaslu-' || place, 'bawaslu-' || left(place, 2), 'bawaslu-ri', 'Asia/Jakarta', 'bench ' || n, true, false, false, 'Unspecified'
        FROM generate_series(1, @cases) AS n,
            LATERAL (SELECT @places[1 + n % cardinality(@places)] AS place, date '2024-08-01' + (n::bigint * 7919 % 110)::int AS day) AS act,
            LATERAL (SELECT day + interval '3 days 4 hours' AS received) AS intake
        """;

    private const string Persons = """
        INSERT INTO reported_person (id, case_id, position, name, subject_kind, told_subject_kind, post, alleged_act)
        SELECT lpad(to_hex(n::bigint * 4 + i), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, i, 'Ahmad Fulan', 'CivilServant', 'CivilServant', 'Kepala bidang', 'Menghadiri deklarasi pasangan calon'
        FROM generate_series(1, @cases) AS n, generate_series(0, n % 2) AS i
        """;

    private const string Allegations = """
        INSERT INTO allegation (id, case_id, person_id, position, violation_id, violation_version, outcome)
        SELECT id, case_id, id, position, 'DIS-04', 1, (ARRAY['NotViolation', 'NotProven', 'ViolationEthics', 'ViolationDiscipline', 'CrimeSuspected', 'Administrative', 'OtherLaw'])[1 + abs(hashtext(id::text) % 7)]
        FROM reported_person
        """;

    /// <summary>Fills it.</summary>
    /// <param name="database">The database of Cases.</param>
    /// <param name="cases">How many.</param>
    /// <param name="places">Codes of regencies and cities.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task FillAsync(NpgsqlDataSource database, int cases, IReadOnlyList<string> places, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        string[] statements = [Cases, Persons, Allegations, "VACUUM ANALYZE case_file", "VACUUM ANALYZE reported_person", "VACUUM ANALYZE allegation"];
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // Constants of this file.
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
            if (statement.Contains("@cases", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("cases", cases);
                command.Parameters.AddWithValue("places", places.ToArray());
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}

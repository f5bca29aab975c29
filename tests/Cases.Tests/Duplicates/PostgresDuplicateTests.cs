using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Tests.Documents;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Identity;
using Npgsql;
using static Netralitas.Cases.Tests.Duplicates.DuplicateOffice;

namespace Netralitas.Cases.Tests.Duplicates;

/// <summary>On a private PostgreSQL, among many cases of other persons.</summary>
public sealed class PostgresDuplicateTests(PostgresService postgres) : DuplicateProperties(postgres.Service), IClassFixture<PostgresService>
{
    private const string Many = "20000";

    // The driver prepares at the fifth time, the server thinks of a plan for all of them at the sixth from there.
    private const int UntilPlannedOnce = 20;

    // Cases of the same office and day, each of somebody else, with a document each.
    private const string Fill =
        $"""
        INSERT INTO case_file (id, version, last_sequence, kind, state, election_id, contest, place_region_code, act_date, known_date, received_time, counted_from_time, record_time, update_time,
            raising_office_id, handling_office_id, handling_supervisor_id, time_zone, number_provisional, formal_requirements_met, material_requirements_met, close_reason)
        SELECT md5(n::text)::uuid, 1, 1, 'Report', 'InitialStudy', 'pilkada-2024', 'Regent', '63.01', '2024-10-10', '2024-10-12', now(), now(), now(), now(),
            'bawaslu-63.01', 'bawaslu-63.01', 'bawaslu-63', 'Asia/Makassar', false, false, false, 'Unspecified' FROM generate_series(1, {Many}) AS n ON CONFLICT DO NOTHING;
        INSERT INTO reported_person (id, case_id, position, name, subject_kind, employer_office_id, told_subject_kind, told_employer_office_id, post, alleged_act)
        SELECT md5(n::text)::uuid, md5(n::text)::uuid, 0, 'Fulan ' || n, 'CivilServant', 'setda-63.72', 'CivilServant', 'setda-63.72', '', '' FROM generate_series(1, {Many}) AS n ON CONFLICT DO NOTHING;
        INSERT INTO case_match_key (kind, key, act_date, case_id)
        SELECT 'Name', n * 2 + k, '2024-10-10', md5(n::text)::uuid FROM generate_series(1, {Many}) AS n, generate_series(0, 1) AS k ON CONFLICT DO NOTHING;
        INSERT INTO document (id, case_id, office_id, type, title, number, form_code, media_type, size, sha256, add_time)
        SELECT md5(n::text)::uuid, md5(n::text)::uuid, 'bawaslu-63.01', 'Evidence', '', '', '', 'application/pdf', 1, md5(n::text), now() FROM generate_series(1, {Many}) AS n ON CONFLICT DO NOTHING;
        ANALYZE case_file, reported_person, case_match_key, document;
        """;

    [Fact]
    public async Task Among_many_cases_the_indexes_lead_to_the_few_that_are_alike()
    {
        var office = new DuplicateOffice(postgres.Service);
        var name = $"{Word()} {Word()}";
        var (nip, link) = (Nip(), "https://contoh.example/" + Word());
        var first = await office.RaiseAsync(Report(Person(name, nip: nip), links: link));
        var second = await office.RaiseAsync(Report(Person(name, nip: nip), links: link));
        await FillAsync();

        // Not as a call: there is time for it.
        await using var db = await postgres.Service.Services.GetRequiredService<IDbContextFactory<CasesDb>>().CreateDbContextAsync();
        var file = await db.Cases.Include(x => x.Persons).SingleAsync(x => x.Id == Guid.Parse(first.Id));
        var search = await postgres.Service.Services.GetRequiredService<MatchKeys>().SearchAsync(file, CancellationToken.None);
        var candidates = await PlanAsync(db, FindDuplicates.Candidates(db, new Viewer(CasesFixture.TanahLaut), file, search, 7));
        var sharing = await PlanAsync(db, FindDuplicates.Sharing(db, file.Id));

        candidates.ShouldContain("case_match_key_pkey");
        candidates.ShouldNotContain("Seq Scan");
        sharing.ShouldContain("ix_document_sha256");
        sharing.ShouldNotContain("Seq Scan");
        (await office.DuplicatesAsync(first)).ShouldHaveSingleItem().CaseId.ShouldBe(second.Id);
    }

    [Fact]
    public async Task The_search_is_not_planned_anew_for_each_case()
    {
        var office = new DuplicateOffice(postgres.Service);
        var raised = await office.RaiseAsync(Report(Person(Word())));
        await FillAsync();
        await using var db = await postgres.Service.Services.GetRequiredService<IDbContextFactory<CasesDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var file = await db.Cases.Include(x => x.Persons).SingleAsync(x => x.Id == Guid.Parse(raised.Id));
        var search = await postgres.Service.Services.GetRequiredService<MatchKeys>().SearchAsync(file, CancellationToken.None);

        for (var time = 0; time < UntilPlannedOnce; time++)
        {
            await FindDuplicates.Candidates(db, new Viewer(CasesFixture.TanahLaut), file, search, 7).ToListAsync();
        }

        (await db.Database.SqlQuery<long>($"SELECT generic_plans AS \"Value\" FROM pg_prepared_statements WHERE statement LIKE '%case_match_key%UNION%'").SingleAsync()).ShouldBePositive();
    }

    [Fact]
    public async Task A_person_and_the_allegations_about_the_person_come_to_the_other_case_together()
    {
        var office = new DuplicateOffice(postgres.Service);
        var (file, into) = (await office.RaiseAsync(Person(Word())), await office.RaiseAsync(Person(Word())));
        await new ProcedureService.ProcedureServiceClient(postgres.Service.PatientChannel).AddAllegationAsync(
            new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = file.Persons[0].Id, ViolationId = "DIS-04" }, office.As(CasesFixture.TanahLaut));

        var merged = (await office.MergeAsync(Merge(file, into))).Case;

        merged.Allegations.ShouldHaveSingleItem().PersonId.ShouldBe(merged.Persons[1].Id);
    }

    private async Task FillAsync()
    {
        await using var connection = new NpgsqlConnection(postgres.Connection);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand(Fill, connection) { CommandTimeout = 120 };
        await fill.ExecuteNonQueryAsync();
    }

    private static async Task<string> PlanAsync<T>(CasesDb db, IQueryable<T> query)
    {
        var command = query.CreateDbCommand();
#pragma warning disable CA2100 // The query of the service itself.
        command.CommandText = "EXPLAIN " + command.CommandText;
#pragma warning restore CA2100
        await db.Database.OpenConnectionAsync();
        var plan = new StringBuilder();
        await using var lines = await command.ExecuteReaderAsync();
        while (await lines.ReadAsync())
        {
            plan.AppendLine(lines.GetString(0));
        }

        return plan.ToString();
    }
}

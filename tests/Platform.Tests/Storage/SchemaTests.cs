using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Notifications;
using Netralitas.Platform.Storage;
using Npgsql;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>The numbered scripts of PostgreSQL and the model, from which SQLite gets its schema, say the same.</summary>
public sealed class SchemaTests(Databases databases)
{
    [Fact]
    public async Task The_scripts_of_Cases_make_what_its_model_says() => (await DifferencesAsync<CasesDb>(options => new CasesDb(options))).ShouldBeEmpty();

    [Fact]
    public async Task The_scripts_of_Agencies_make_what_its_model_says() => (await DifferencesAsync<AgenciesDb>(options => new AgenciesDb(options))).ShouldBeEmpty();

    [Fact]
    public async Task The_scripts_of_Notifications_make_what_its_model_says() => (await DifferencesAsync<NotificationsDb>(options => new NotificationsDb(options))).ShouldBeEmpty();

    [Theory]
    [InlineData("ALTER TABLE outbox DROP COLUMN last_error", "only in the model: outbox.last_error text")]
    [InlineData("ALTER TABLE outbox ADD COLUMN extra text", "only in the database: outbox.extra text")]
    [InlineData("ALTER TABLE parked ALTER COLUMN body DROP NOT NULL", "only in the model: parked.body text not null", "only in the database: parked.body text")]
    [InlineData("ALTER TABLE notification ALTER COLUMN kind TYPE varchar(20)",
        "only in the model: notification.kind character varying(40) not null", "only in the database: notification.kind character varying(20) not null")]
    [InlineData("ALTER TABLE inbox ALTER COLUMN handle_time TYPE timestamp",
        "only in the model: inbox.handle_time timestamp with time zone not null", "only in the database: inbox.handle_time timestamp without time zone not null")]
    [InlineData("DROP INDEX ix_inbox_handle_time", "only in the model: inbox index (handle_time)")]
    [InlineData("DROP INDEX ix_notification_task_id_kind_office_id_task_version; CREATE INDEX ON notification (task_id, kind, office_id, task_version)",
        "only in the model: notification unique index (task_id, kind, office_id, task_version)", "only in the database: notification index (task_id, kind, office_id, task_version)")]
    [InlineData("DROP INDEX ix_notification_case_id_office_id; CREATE INDEX ON notification (office_id, case_id)",
        "only in the model: notification index (case_id, office_id)", "only in the database: notification index (office_id, case_id)")]
    [InlineData("DROP INDEX ix_outbox_next_try_time; CREATE INDEX ON outbox (next_try_time)",
        "only in the model: outbox index (next_try_time) partial", "only in the database: outbox index (next_try_time)")]
    [InlineData("ALTER TABLE request DROP CONSTRAINT request_pkey, ADD PRIMARY KEY (caller, request_id)",
        "only in the model: request primary key (caller, method, request_id)", "only in the database: request primary key (caller, request_id)")]
    [InlineData("ALTER TABLE notification ADD FOREIGN KEY (id) REFERENCES inbox", "only in the database: notification foreign key (id) to inbox")]
    public async Task A_difference_is_found(string seeded, params string[] expected) =>
        (await DifferencesAsync<NotificationsDb>(options => new NotificationsDb(options), seeded)).ShouldBe(expected);

    [Fact]
    public async Task Bringing_an_up_to_date_schema_up_to_date_changes_nothing()
    {
        var connection = await databases.NewAsync();
        await PrepareAsync<CasesDb>(connection, options => new CasesDb(options));
        await PrepareAsync<CasesDb>(connection, options => new CasesDb(options));
    }

    [Fact]
    public async Task A_script_may_take_longer_than_any_other_command()
    {
        var engine = new PostgresEngine($"{await databases.NewAsync()};Command Timeout=1");
        var options = new DbContextOptionsBuilder<NotificationsDb>();
        engine.Configure(options);
        await using var db = new NotificationsDb(options.Options);

        await engine.PrepareAsync(db, [new SchemaScript("001_slow", "CREATE TABLE slow AS SELECT 1 AS one FROM pg_sleep(2)")], TestContext.Current.CancellationToken);

        (await db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM slow").SingleAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync<TDb>(Func<DbContextOptions<TDb>, TDb> open, string? seeded = null)
        where TDb : ServiceDbContext
    {
        var text = await databases.NewAsync();
        var model = await PrepareAsync(text, open);
        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        if (seeded is not null)
        {
#pragma warning disable CA2100 // the rows above
            await using var change = new NpgsqlCommand(seeded, connection);
#pragma warning restore CA2100
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        return SchemaLines.Differences(model, await SchemaLines.OfDatabaseAsync(connection));
    }

    private static async Task<IReadOnlySet<string>> PrepareAsync<TDb>(string connection, Func<DbContextOptions<TDb>, TDb> open)
        where TDb : ServiceDbContext
    {
        var engine = new PostgresEngine(connection);
        var options = new DbContextOptionsBuilder<TDb>();
        engine.Configure(options);
        await using var db = open(options.Options);
        await engine.PrepareAsync(db, SchemaScripts.For(typeof(TDb).Assembly), TestContext.Current.CancellationToken);
        return SchemaLines.OfModel(db);
    }
}

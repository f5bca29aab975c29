using Netralitas.Support.Worlds;
using Npgsql;

namespace Netralitas.Network.Tests.Up;

/// <summary>What the user of a service, here Agencies, may do on the database server.</summary>
[Collection<OneCluster>]
public sealed class DatabaseUsersTests(ClusterWorld world)
{
    private const string Service = "agencies";

    [Fact]
    public async Task Each_service_works_as_its_own_user_in_its_own_database()
    {
        await using var server = NpgsqlDataSource.Create(world.Network.Postgres!.ConnectionString("postgres"));
        await using var ask = server.CreateCommand("SELECT DISTINCT usename || ' in ' || datname FROM pg_stat_activity WHERE datname IN ('agencies', 'cases', 'notifications') AND application_name = '' ORDER BY 1");
        var seen = new List<string>();
        await using var rows = await ask.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            seen.Add(rows.GetString(0));
        }

        seen.ShouldBe(["agencies in agencies", "cases in cases", "notifications in notifications"]);
    }

    [Fact]
    public async Task Its_own_tables_are_its_own() => (await AskAsync(Service, "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'task'::regclass")).ShouldBe(Service);

    [Theory]
    [InlineData("cases")]
    [InlineData("notifications")]
    [InlineData("postgres")]
    [InlineData("template1")]
    public async Task It_cannot_connect_to_another_database(string database) =>
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(database, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("CREATE DATABASE mine")]
    [InlineData("CREATE ROLE mine")]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("ALTER ROLE agencies SUPERUSER")]
    [InlineData("ALTER ROLE cases PASSWORD 'mine'")]
    [InlineData("ALTER DATABASE agencies OWNER TO cases")]
    [InlineData("DROP DATABASE cases")]
    [InlineData("SET ROLE cases")]
    [InlineData("SELECT rolpassword FROM pg_authid")]
    [InlineData("SELECT pg_read_file('postgresql.conf')")]
    [InlineData("COPY task TO PROGRAM 'cat'")]
    [InlineData("ALTER SYSTEM SET fsync = off")]
    public async Task It_may_change_nothing_beyond_its_tables(string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(Service, sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("netralitas")]
    [InlineData("cases")]
    public async Task Nobody_connects_with_a_wrong_password(string user)
    {
        var connection = new NpgsqlConnectionStringBuilder(world.Network.Postgres!.ConnectionString("cases", user)) { Password = "wrong", Pooling = false }.ConnectionString;

        (await Should.ThrowAsync<PostgresException>(() => AskAsync(connection))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    private async Task<object?> AskAsync(string database, string sql)
    {
        var password = await File.ReadAllTextAsync(Path.Combine(world.Network.Folder.Path, "secrets", Service, "Storage__Password"), TestContext.Current.CancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(world.Network.Postgres!.ConnectionString(database, Service)) { Password = password, Pooling = false, ApplicationName = "test" };
        return await AskAsync(connection.ConnectionString, sql, TestContext.Current.CancellationToken);
    }

    private static Task<object?> AskAsync(string connection) => AskAsync(connection, "SELECT 1", TestContext.Current.CancellationToken);

    private static async Task<object?> AskAsync(string connection, string sql, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connection);
#pragma warning disable CA2100 // The test's own statements.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancel);
    }
}

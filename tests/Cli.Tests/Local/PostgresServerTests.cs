using Netralitas.Cli.Local;
using Npgsql;

namespace Netralitas.Cli.Tests.Local;

public sealed class PostgresServerTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_server_comes_back_with_what_it_acknowledged_and_stops_without_a_trace()
    {
        var port = FreePorts.Next();
        var first = await PostgresServer.StartAsync(_folder.Path, port, Cancellation);
        try
        {
            await first.CreateDatabaseAsync("cases", Cancellation);
            await first.CreateDatabaseAsync("cases", Cancellation);
            await ExecuteAsync(first, "CREATE TABLE kept (number int); INSERT INTO kept VALUES (63)");
            var children = ProcessTable.WorkingIn(_folder.In("cluster"), "postgres");
            children.Count.ShouldBeGreaterThan(1);

            first.Kill();
            children.ShouldAllBe(pid => ProcessTable.StartTicks(pid) == null);
            PostgresServer.IsRunning(_folder.Path).ShouldBeFalse();
        }
        finally
        {
            first.Kill();
        }

        var second = await PostgresServer.StartAsync(_folder.Path, port, Cancellation);
        try
        {
            (await ExecuteAsync(second, "SELECT number FROM kept")).ShouldBe(63);
            (await ExecuteAsync(second, "SHOW fsync")).ShouldBe("on");
            (await ExecuteAsync(second, "SHOW max_connections")).ShouldBe("1200");
            (await ExecuteAsync(second, "SHOW lc_collate")).ShouldBe("C.UTF-8");
            await second.StopAsync(Cancellation);
            ProcessTable.WorkingIn(_folder.In("cluster"), "postgres").ShouldBeEmpty();
            FreePorts.IsFree(port).ShouldBeTrue();
        }
        finally
        {
            second.Kill();
        }
    }

    [Fact]
    public async Task A_server_starts_although_the_last_one_s_process_id_belongs_to_another_process_by_now()
    {
        var server = await PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation);
        server.Kill();

        // Another server's process has the id now, which is all that PostgreSQL itself looks at.
        using var other = new RunFolder();
        var otherServer = await PostgresServer.StartAsync(other.Path, FreePorts.Next(), Cancellation);
        try
        {
            var lockFile = _folder.In("cluster/postmaster.pid");
            var lines = await File.ReadAllLinesAsync(lockFile, Cancellation);
            lines[0] = $"{otherServer.Pid}";
            await File.WriteAllLinesAsync(lockFile, lines, Cancellation);

            server = await PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation);
            otherServer.Process.IsRunning.ShouldBeTrue();
        }
        finally
        {
            server.Kill();
            otherServer.Kill();
        }
    }

    [Fact]
    public async Task Whoever_comes_later_finds_the_running_server_and_cannot_start_a_second_one()
    {
        var server = await PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation);
        try
        {
            var found = PostgresServer.Attach(_folder.Path).ShouldNotBeNull();
            (found.Port, found.Pid).ShouldBe((server.Port, server.Pid));
            await Should.ThrowAsync<LocalServerException>(() => PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation));
            await found.StopAsync(Cancellation);
            PostgresServer.Attach(_folder.Path).ShouldBeNull();
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task A_paused_server_keeps_its_connections_and_answers_none_until_it_goes_on()
    {
        var server = await PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation);
        try
        {
            await server.CreateDatabaseAsync("cases", Cancellation);
            await using var source = NpgsqlDataSource.Create(server.ConnectionString("cases"));
            await using var connection = await source.OpenConnectionAsync(Cancellation);
            server.Pause();
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            var answer = command.ExecuteScalarAsync(Cancellation);
            answer.IsCompleted.ShouldBeFalse();
            server.Resume();
            (await answer).ShouldBe(1);
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why()
    {
        (await PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation)).Kill();
        await File.WriteAllTextAsync(_folder.In("cluster/postgresql.conf"), "nonsense here", Cancellation);
        var refused = await Should.ThrowAsync<LocalServerException>(() => PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation));
        refused.Message.ShouldContain(_folder.In("postgres.log"));
        refused.Message.ShouldContain("nonsense");
        PostgresServer.IsRunning(_folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_taken_port_is_refused_by_both_servers()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        (await Should.ThrowAsync<LocalServerException>(() => PostgresServer.StartAsync(_folder.Path, taken, Cancellation))).Message.ShouldContain($"{taken}");
        (await Should.ThrowAsync<LocalServerException>(() => RabbitServer.StartAsync(_folder.Path, taken, Cancellation))).Message.ShouldContain($"{taken}");
    }

    [Fact]
    public void A_machine_without_PostgreSQL_is_told_what_to_install()
    {
        Should.Throw<LocalServerException>(() => PostgresPrograms.Find(_folder.In("none"), path: "/nowhere"))
            .Message.ShouldContain("apt-get install postgresql");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Cases")]
    [InlineData("cases; DROP DATABASE postgres")]
    public async Task A_database_name_is_checked(string name)
    {
        var server = await PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation);
        try
        {
            await Should.ThrowAsync<ArgumentException>(() => server.CreateDatabaseAsync(name, Cancellation));
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<object?> ExecuteAsync(PostgresServer server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("cases"));
#pragma warning disable CA2100 // The test's own statements.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Cancellation);
    }
}

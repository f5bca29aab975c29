using Netralitas.Cli.Local;

namespace Netralitas.Cli.Tests.Local;

public sealed class PostgresUsersTests : IDisposable
{
    private static readonly Dictionary<string, string> Passwords = new() { ["cases"] = "one", ["agencies"] = "two" };

    private readonly RunFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rights_that_were_given_are_taken_away_at_the_next_start_or_refused()
    {
        var server = await PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation);
        try
        {
            await PostgresUsers.SetUpAsync(server, Passwords, Cancellation);
            await server.ExecuteAsync("postgres", "ALTER ROLE cases SUPERUSER; GRANT CONNECT ON DATABASE agencies TO PUBLIC", Cancellation);
            await PostgresUsers.SetUpAsync(server, Passwords, Cancellation);
            (await server.ExecuteAsync("postgres", "SELECT rolsuper OR has_database_privilege(oid, 'agencies', 'CONNECT') FROM pg_roles WHERE rolname = 'cases'", Cancellation)).ShouldBe(false);

            await server.ExecuteAsync("postgres", "GRANT pg_read_all_data TO agencies", Cancellation);
            var refused = await Should.ThrowAsync<LocalServerException>(() => PostgresUsers.SetUpAsync(server, Passwords, Cancellation));
            refused.Message.ShouldStartWith("The database's user agencies can do more than use its own database.");
        }
        finally
        {
            server.Kill();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>What a frozen process holds in a transaction is let go by the server.</summary>
public sealed class IdleTransactionTests(Databases databases)
{
    [Fact]
    public async Task The_server_ends_a_transaction_that_idles_and_the_operators_own_options_stay()
    {
        var connection = await databases.NewAsync();

        (await SettingsAsync(connection)).ShouldBe(["10s", "0"]);
        (await SettingsAsync(connection + ";Options=-c lock_timeout=7s")).ShouldBe(["10s", "7s"]);
        (await SettingsAsync(connection + ";Options=-c idle_in_transaction_session_timeout=3s -c lock_timeout=7s")).ShouldBe(["3s", "7s"]);
    }

    [Fact]
    public async Task Whose_transaction_was_ended_so_takes_storage_for_away_and_may_try_again()
    {
        var engine = new PostgresEngine((await databases.NewAsync()) + ";Options=-c idle_in_transaction_session_timeout=50ms");
        await using var db = Open(engine);
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        // The driver begins a transaction with its first command.
        await db.Database.ExecuteSqlAsync($"SELECT 1", TestContext.Current.CancellationToken);
        await using var other = Open(engine);
        await Support.Eventually.Be(
            () => other.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database()").SingleAsync(), processes => processes == 1);

        var error = await Should.ThrowAsync<Exception>(db.Database.ExecuteSqlAsync($"SELECT 1", TestContext.Current.CancellationToken));

        engine.IsUnavailable(error).ShouldBeTrue(error.ToString());
    }

    [Fact]
    public async Task A_transaction_whose_process_froze_while_it_sent_a_batch_is_ended_by_the_others_and_one_that_works_is_not()
    {
        var cancel = TestContext.Current.CancellationToken;
        // A frozen process has no timeouts of its own.
        var connection = await databases.NewAsync() + ";Command Timeout=0";
        var frozen = Open(new PostgresEngine(connection));
        var working = Open(new PostgresEngine(connection));
        await frozen.Database.ExecuteSqlAsync($"CREATE TABLE fact (id int PRIMARY KEY, body text)", cancel);
        await frozen.Database.OpenConnectionAsync(cancel);
        // Larger than the driver's buffer: the server has the first command, and waits for the second.
        await using var batch = new NpgsqlBatch((NpgsqlConnection)frozen.Database.GetDbConnection());
        batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO fact VALUES (1, $1)") { Parameters = { new() { Value = new string('x', 100_000) } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT length($1)") { Parameters = { new() { Value = new Frozen(), NpgsqlDbType = NpgsqlDbType.Bytea } } });
        var sent = batch.ExecuteNonQueryAsync(cancel);
        var works = working.Database.ExecuteSqlAsync($"SELECT pg_sleep(14)", cancel);
        await using var other = Open(new PostgresEngine(connection));

        await Support.Eventually.Be(
            () => new PostgresEngine(connection).EndStalledAsync(other, cancel), ended => ended == 1, TimeSpan.FromSeconds(30));

        // At once: nobody holds the key any more.
        await other.Database.ExecuteSqlAsync($"INSERT INTO fact VALUES (1, 'mine')", cancel).WaitAsync(TimeSpan.FromSeconds(5), cancel);
        await Should.ThrowAsync<NpgsqlException>(sent);
        await works;
    }

    // Whoever is not ended would be waited for without an end.
    [Fact(Timeout = 90_000)]
    public async Task One_that_froze_before_it_took_its_answer_is_ended_once_others_wait_for_what_it_holds()
    {
        const int MoreThanFitsOnTheWay = 50_000_000;
        var cancel = TestContext.Current.CancellationToken;
        var connection = await databases.NewAsync() + ";Command Timeout=0";
        var engine = new PostgresEngine(connection);
        await using var frozen = new NpgsqlConnection(connection);
        await frozen.OpenAsync(cancel);
        await using var other = Open(engine);
        await other.Database.ExecuteSqlAsync($"CREATE TABLE head (position int)", cancel);
        await other.Database.ExecuteSqlAsync($"INSERT INTO head VALUES (0)", cancel);
        await using var batch = new NpgsqlBatch(frozen) { BatchCommands = { new("BEGIN"), new("UPDATE head SET position = 1"), new($"SELECT repeat('x', {MoreThanFitsOnTheWay})") } };
        var answer = await batch.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancel);
        await Task.Delay(TimeSpan.FromSeconds(11), cancel);
        (await engine.EndStalledAsync(other, cancel)).ShouldBe(0);

        await using var waiting = Open(engine);
        var waits = waiting.Database.ExecuteSqlAsync($"UPDATE head SET position = 2", cancel);

        await Support.Eventually.Be(() => engine.EndStalledAsync(other, cancel), ended => ended == 1);
        await waits.WaitAsync(TimeSpan.FromSeconds(5), cancel);
        await Should.ThrowAsync<NpgsqlException>(answer.DisposeAsync().AsTask());
    }

    /// <summary>A value whose bytes never come.</summary>
    private sealed class Frozen : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => 10;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return 0;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return 0;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => 0;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private static async Task<string[]> SettingsAsync(string connection)
    {
        await using var db = Open(new PostgresEngine(connection));
        return await db.Database.SqlQuery<string>(
            $"SELECT current_setting(name) AS \"Value\" FROM unnest(ARRAY['idle_in_transaction_session_timeout', 'lock_timeout']) AS name").ToArrayAsync();
    }

    private static Notifications.NotificationsDb Open(PostgresEngine engine)
    {
        var options = new DbContextOptionsBuilder<Notifications.NotificationsDb>();
        engine.Configure(options);
        return new Notifications.NotificationsDb(options.Options);
    }
}

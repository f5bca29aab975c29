using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Storage;

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

using Microsoft.Data.Sqlite;
using Netralitas.Cli.Local;
using Netralitas.Sandbox;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>SQLite has no migrations: data of another version is refused, and stays as it is.</summary>
public sealed class SqliteVersionTests
{
    [Fact]
    public async Task A_data_folder_of_another_schema_version_is_refused_with_a_clear_message()
    {
        using var folder = new TestFolder();
        var data = $"Data Source={folder.File("notifications.db")};Pooling=False";
        await RunAsync(data, "PRAGMA user_version = 7");
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Netralitas.Notifications.dll"), .. NetworkFolder.Open(folder.Path, clock: null).SettingsWithSecrets,
            $"--Listen=127.0.0.1:{FreePorts.Next()}", "--Storage:Engine=sqlite", $"--Storage:Connection={data}", "--Bus:Uri=amqp://127.0.0.1:9/",
        ];

        var outcome = await ProgramRun.RunAsync("dotnet", arguments, folder.Path);

        outcome.ExitCode.ShouldBe(1, outcome.Errors);
        outcome.Errors.ShouldContain($"The data in '{folder.File("notifications.db")}' was written by another version of the program.");
        outcome.Errors.ShouldContain("Start with an empty folder, or with the program that wrote it.");
        (await RunAsync(data, "SELECT user_version || ':' || (SELECT count(*) FROM sqlite_master) FROM pragma_user_version")).ShouldBe("7:0");
    }

    private static async Task<object?> RunAsync(string data, string sql)
    {
        await using var connection = new SqliteConnection(data);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // the constants above
        await using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

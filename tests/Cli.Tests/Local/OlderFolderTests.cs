using Netralitas.Cli.Local;

namespace Netralitas.Cli.Tests.Local;

/// <summary>A data folder of a version in which the servers had no passwords is refused, not opened to everyone once more.</summary>
public sealed class OlderFolderTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_without_passwords_is_refused()
    {
        Directory.CreateDirectory(_folder.In("cluster"));

        (await Should.ThrowAsync<LocalServerException>(() => PostgresServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation)))
            .Message.ShouldBe($"The database in {_folder.Path} was made by an older version, without passwords and users of its own. Choose another --data, or remove the folder.");
    }

    [Fact]
    public async Task A_broker_without_passwords_is_refused()
    {
        Directory.CreateDirectory(_folder.In("data"));

        (await Should.ThrowAsync<LocalServerException>(() => RabbitServer.StartAsync(_folder.Path, FreePorts.Next(), Cancellation)))
            .Message.ShouldBe($"The broker's data in {_folder.Path} were made by an older version, without passwords and users of its own. Choose another --data, or remove the folder.");
    }
}

using Netralitas.Cli.Local;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Network.Tests.Up;

/// <summary>Who can read the passwords of a network that <c>up</c> started.</summary>
[Collection<OneCluster>]
public sealed class SecretsOfNetworkTests(ClusterWorld world) : IDisposable
{
    // Three of each service, the key of webhooks, and those of the operators of both servers.
    private const int SecretsOfNetwork = (3 * 3) + 3;
    private const int LogLines = 200;
    private const string WrongPassword = "salah%21-rahasia";

    private readonly TestFolder _folder = new();

    private string Data => world.Network.Folder.Path;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_their_owner_may_read_the_files()
    {
        var files = SecretFiles().Append(Path.Combine(Data, "rabbitmq", "definitions.json")).ToList();

        files.Count.ShouldBe(SecretsOfNetwork + 1);
        files.ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task No_process_shows_a_secret_and_no_log_has_one()
    {
        var secrets = SecretFiles().Select(File.ReadAllText).ToList();
        var texts = new Dictionary<string, string>();
        foreach (var pid in new[] { "cases", "agencies", "notifications" }.Select(service => world.Network.ProcessOf(service)!.Pid)
            .Concat([world.Network.Postgres!.Pid, world.Network.Rabbit!.Pid]))
        {
            texts[$"{pid} cmdline"] = await File.ReadAllTextAsync($"/proc/{pid}/cmdline", TestContext.Current.CancellationToken);
            texts[$"{pid} environ"] = await File.ReadAllTextAsync($"/proc/{pid}/environ", TestContext.Current.CancellationToken);
        }

        foreach (var log in Directory.EnumerateFiles(Data, "*.log", SearchOption.AllDirectories))
        {
            texts[log] = await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken);
        }

        texts.Keys.ShouldContain(Path.Combine(Data, "cases.log"));
        texts.Keys.ShouldContain(Path.Combine(Data, "postgres", "postgres.log"));
        texts.Keys.ShouldContain(Path.Combine(Data, "rabbitmq", "rabbitmq.log"));
        texts.Where(text => secrets.Exists(secret => text.Value.Contains(secret, StringComparison.Ordinal))).Select(text => text.Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_with_wrong_passwords_says_that_they_are_wrong_and_repeats_none()
    {
        foreach (var name in new[] { "Storage__Password", "Bus__Password" })
        {
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(_folder.File("secrets")).FullName, name), WrongPassword, TestContext.Current.CancellationToken);
        }

        string[] settings =
        [
            .. world.Network.Folder.SettingsWithSecrets, $"--Listen=127.0.0.1:{FreePorts.Next()}", $"--Secrets:Folder={_folder.File("secrets")}",
            $"--Storage:Connection={world.Network.Postgres!.ConnectionString("notifications", "notifications")}",
            $"--Bus:Uri=amqp://notifications@127.0.0.1:{world.Network.Rabbit!.Port}/",
        ];
        var service = ServiceProcess.StartDotnet("wrong", Path.Combine(AppContext.BaseDirectory, "Netralitas.Notifications.dll"), settings, _folder.File("wrong.log"));
        try
        {
            var log = await Eventually.Be(
                () => Task.FromResult(service.LogTail(LogLines)), text => text.Contains("28P01", StringComparison.Ordinal) && text.Contains("Nothing is consumed", StringComparison.Ordinal));

            log.ShouldContain("AuthenticationFailureException");
            log.ShouldNotContain("salah");
        }
        finally
        {
            service.Kill();
        }
    }

    private List<string> SecretFiles() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Data, "secrets"), "*", SearchOption.AllDirectories),
        Path.Combine(Data, "postgres", "operator.password"),
        Path.Combine(Data, "rabbitmq", "operator.password"),
    ];
}

using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;
using Netralitas.Support;
using Npgsql;

namespace Netralitas.Platform.Tests.Hosting;

/// <summary>Secrets come from files, and no message repeats one.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Secret = "p:w/ä%+1";

    private readonly TestFolder _folder = new();
    private readonly ConfigurationManager _configuration = new();

    public void Dispose()
    {
        _configuration.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_file_of_the_folder_is_a_setting_and_wins()
    {
        _configuration["Storage:Password"] = "another";
        Give("Storage__Password", Secret + "\n");
        Give("Bus__Password", Secret);

        _configuration.AddSecretFiles();

        new NpgsqlConnectionStringBuilder(Secrets.Connection(_configuration, "Host=db;Username=cases;Password=old")).Password.ShouldBe(Secret);
        var broker = Secrets.Broker(_configuration, "amqp://cases:old@broker:5672/netralitas");
        broker.UserInfo.Split(':').Select(Uri.UnescapeDataString).ShouldBe(["cases", Secret]);
        (broker.Host, broker.AbsolutePath).ShouldBe(("broker", "/netralitas"));
    }

    [Fact]
    public void Without_a_password_the_addresses_stay_as_they_are()
    {
        new NpgsqlConnectionStringBuilder(Secrets.Connection(_configuration, "Host=db;Username=cases;Password=old")).Password.ShouldBe("old");
        Secrets.Broker(_configuration, "amqp://cases:old@broker:5672/").UserInfo.ShouldBe("cases:old");
    }

    [Fact]
    public void A_folder_that_is_missing_stops_the_start()
    {
        _configuration["Secrets:Folder"] = _folder.File("none");

        Should.Throw<SettingException>(_configuration.AddSecretFiles).Message.ShouldStartWith($"Setting Secrets:Folder: cannot read {_folder.File("none")}");
    }

    [Theory]
    [InlineData("Host=db;Password=abc;rahasia=1")]
    [InlineData("Host=db;Port=rahasia")]
    [InlineData("rahasia")]
    public void A_wrong_connection_string_is_not_repeated(string connection) =>
        ShouldSayNothingOf(() => Secrets.Connection(_configuration, connection), "Storage:Connection");

    [Theory]
    [InlineData("amqp://cases:rahasia:x@:broker")]
    [InlineData("cases:rahasia@broker")]
    [InlineData("https://cases:rahasia@broker")]
    public void A_wrong_address_of_the_broker_is_not_repeated(string address) =>
        ShouldSayNothingOf(() => Secrets.Broker(_configuration, address), "Bus:Uri");

    private static void ShouldSayNothingOf(Func<object> work, string setting)
    {
        var refused = Should.Throw<SettingException>(() => { work(); });
        refused.Message.ShouldStartWith($"Setting {setting}: ");
        refused.ToString().ShouldNotContain("rahasia");
    }

    private void Give(string name, string text)
    {
        _configuration["Secrets:Folder"] = _folder.Path;
        File.WriteAllText(_folder.File(name), text);
    }
}

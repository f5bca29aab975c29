using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Operations;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Hosting;

/// <summary>What is configured wrongly does not start, and says which setting and what to do.</summary>
public sealed class StartTests : IDisposable
{
    private const int EndedBySignal = 128 + 15;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_every_setting_it_builds()
    {
        await using var app = Build(Settings());
        app.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("environment", "Production", "Setting Identity:Issuers: the local issuer is for a sandbox or a local network only; configure a real issuer.")]
    [InlineData("environment", "", "Setting Identity:Issuers: the local issuer is for a sandbox or a local network only; configure a real issuer.")]
    [InlineData("Listen", "0.0.0.0:7001", "Setting Listen: a sandbox or a local network listens on 127.0.0.1 only.")]
    [InlineData("Listen", "[::]:7001", "Setting Listen: a sandbox or a local network listens on 127.0.0.1 only.")]
    [InlineData("Listen", "10.0.0.1:7001", "Setting Listen: a sandbox or a local network listens on 127.0.0.1 only.")]
    [InlineData("Listen", "localhost", "Setting Listen: 'localhost' is not an address and port such as 127.0.0.1:7001.")]
    [InlineData("Listen", "", "Setting Listen: give an address and port such as 127.0.0.1:7001.")]
    [InlineData("Storage:Engine", "oracle", "Setting Storage:Engine: 'oracle' is neither postgres nor sqlite.")]
    [InlineData("Storage:Connection", "", "Setting Storage:Connection: give the connection string of the service's database.")]
    [InlineData("Delivery:SecretKey", "c2hvcnQ=", "Setting Delivery:SecretKey: give at least 32 random bytes as base64, the same for every replica.")]
    [InlineData("Requests:HashKey", "c2hvcnQ=", "Setting Requests:HashKey: must be at least 32 bytes as base64.")]
    [InlineData("Stop:NoticeSeconds", "11", "Setting Stop:NoticeSeconds: '11' is not a whole number of seconds from 0 to 10.")]
    [InlineData("Bus:Uri", "", "Setting Bus:Uri: give the address of the broker such as amqp://user@host:5672.")]
    [InlineData("Identity:Issuers:0:Discovery", "https://sso.example", "Setting Identity:Issuers: give https://local-issuer.invalid either Discovery or KeysFile.")]
    [InlineData("Identity:Issuers:0:KeysFile", "", "Setting Identity:Issuers: give https://local-issuer.invalid either Discovery or KeysFile.")]
    [InlineData("Identity:Issuers:0:KeysFile", "/nowhere/keys.json", "Setting Identity:Issuers:KeysFile: cannot read the keys of https://local-issuer.invalid: ")]
    [InlineData("Tls:Certificate", "/nowhere/server.pem", "Setting Tls:Certificate: give it together with Tls:Key.")]
    [InlineData("Tls:Key", "/nowhere/server.pem", "Setting Tls:Certificate: give it together with Tls:Key.")]
    [InlineData("Tls:Authority", "/nowhere/authority.pem", "Setting Tls:Authority: cannot use /nowhere/authority.pem: ")]
    [InlineData("Identity:Certificates:Authority", "/nowhere/authority.pem", "Setting Identity:Certificates: clients can show certificates to a service with Tls:Certificate")]
    public void A_wrong_setting_stops_the_start(string setting, string value, string message)
    {
        var settings = Settings();
        settings[setting] = value;

        Should.Throw<SettingException>(() => Build(settings)).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("Identity:Certificates:Revoked", "", "Setting Identity:Certificates:Revoked: name the authority's list of revoked certificates, or give ")]
    [InlineData("Identity:Certificates:Revoked", "{key}", "Setting Identity:Certificates: cannot use {authority} and {key}: there is no list of revoked certificates by CN=")]
    [InlineData("Identity:Certificates:Authority", "{list}", "Setting Identity:Certificates: cannot use {list}: there is no certificate in it.")]
    [InlineData("Tls:Key", "{authority}", "Setting Tls:Certificate: cannot use {key} and {authority}: ")]
    public void Files_that_do_not_fit_stop_the_start(string setting, string value, string message)
    {
        using var authority = new TestAuthority();
        var settings = Settings().Concat(authority.Settings.Select(one => one[2..].Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]))).ToDictionary();
        Build(settings).ShouldNotBeNull();
        settings[setting] = Filled(value);

        Should.Throw<SettingException>(() => Build(settings)).Message.ShouldStartWith(Filled(message));

        string Filled(string text) => text.Replace("{key}", authority.ServerFile).Replace("{authority}", authority.AuthorityFile).Replace("{list}", authority.RevokedFile);
    }

    [Theory]
    [InlineData("0.0.0.0", "", false)]
    [InlineData("0.0.0.0", "true", true)]
    [InlineData("127.0.0.1", "", true)]
    public void Outside_a_local_network_plaintext_leaves_the_machine_only_when_somebody_says_that_it_is_encrypted_on_the_way(string address, string terminated, bool isGood)
    {
        var settings = Settings();
        settings["environment"] = "Production";
        settings["Identity:Issuers:0:Name"] = "https://sso.example";
        settings["Listen"] = $"{address}:{FreePorts.Next()}";
        settings["Tls:Terminated"] = terminated.Length > 0 ? terminated : "false";

        if (isGood)
        {
            Build(settings).ShouldNotBeNull();
        }
        else
        {
            Should.Throw<SettingException>(() => Build(settings)).Message.ShouldStartWith("Setting Tls:Certificate: give it and Tls:Key, or Tls:Terminated=true where");
        }
    }

    [Fact]
    public void Without_an_issuer_it_does_not_start()
    {
        var settings = Settings();
        settings.Remove("Identity:Issuers:0:Name");
        settings.Remove("Identity:Issuers:0:KeysFile");

        Should.Throw<SettingException>(() => Build(settings)).Message.ShouldBe("Setting Identity:Issuers: name at least one issuer with Name, and Discovery or KeysFile.");
    }

    [Fact]
    public async Task The_process_says_so_on_standard_error_and_ends_with_code_2()
    {
        var settings = Settings();
        settings["environment"] = "Production";

        var outcome = await ProgramRun.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Netralitas.Notifications.dll"), .. Arguments(settings)], _folder.Path);

        (outcome.ExitCode, outcome.Errors.Trim()).ShouldBe(
            (2, "Setting Identity:Issuers: the local issuer is for a sandbox or a local network only; configure a real issuer."));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.4)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(1.2)]
    public async Task A_process_that_is_told_to_stop_while_it_starts_ends_without_complaint(double afterSeconds)
    {
        var arguments = string.Join(' ', Arguments(Settings()).Select(argument => $"'{argument}'"));

        var outcome = await ProgramRun.RunAsync(
            "sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "Netralitas.Notifications.dll")}' {arguments} & sleep {afterSeconds}; kill -TERM $!; wait $!"],
            _folder.Path);

        // Before the runtime listens to the signal, the signal itself ends the process.
        outcome.ExitCode.ShouldBeOneOf([0, EndedBySignal], outcome.Errors);
        outcome.Errors.Contains("unhandled", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(outcome.Errors);
    }

    [Fact]
    public void A_method_without_a_rule_stops_the_start()
    {
        var rules = new RpcRules().Allow(NotificationService.Descriptor, "ListNotifications", Relation.AnyOffice, RoleWords.Any)
            .Allow(NotificationService.Descriptor, "WatchNotifications", Relation.AnyOffice, RoleWords.Any).AllowOperators();
        foreach (var method in ChannelService.Descriptor.Methods.Concat(RosterService.Descriptor.Methods))
        {
            rules.Allow(method.Service, method.Name, Relation.AnyOffice, RoleWords.Any);
        }

        Should.Throw<InvalidOperationException>(() => ServiceHost.Build(Arguments(Settings()), new OtherRules(rules), memoryBus: null))
            .Message.ShouldBe("No rule says who may call /netralitas.notifications.v1.NotificationService/AcknowledgeNotification.");
    }

    [Fact]
    public void A_rule_for_a_method_that_does_not_exist_is_refused() =>
        Should.Throw<ArgumentException>(() => new RpcRules().Allow(NotificationService.Descriptor, "ForgetNotification", Relation.AnyOffice, RoleWords.Any));

    private Dictionary<string, string> Settings()
    {
        LocalIssuer.OpenOrCreate(_folder.Path);
        return new Dictionary<string, string>
        {
            ["environment"] = ServiceHost.LocalEnvironment, ["Listen"] = $"127.0.0.1:{FreePorts.Next()}", ["Storage:Engine"] = "sqlite",
            ["Storage:Connection"] = $"Data Source={_folder.File("service.db")}", ["Requests:HashKey"] = Convert.ToBase64String(new byte[32]), ["Delivery:SecretKey"] = Convert.ToBase64String(new byte[32]),
            ["Bus:Uri"] = "amqp://127.0.0.1:9/", ["Identity:Issuers:0:Name"] = LocalIssuer.Name, ["Identity:Issuers:0:KeysFile"] = LocalIssuer.KeysFile(_folder.Path),
        };
    }

    private static WebApplication Build(Dictionary<string, string> settings) => ServiceHost.Build(Arguments(settings), new NotificationsModule(), memoryBus: null);

    private static string[] Arguments(Dictionary<string, string> settings) => [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")];

    /// <summary>Notifications with another table of rules.</summary>
    private sealed class OtherRules(RpcRules rules) : IServiceModule<NotificationsDb>
    {
        private readonly NotificationsModule _module = new();

        public string Name => _module.Name;

        public RpcRules Rules => rules;

        public IReadOnlyList<ServiceDescriptor> Descriptors => _module.Descriptors;

        public void AddServices(WebApplicationBuilder builder) => _module.AddServices(builder);

        public void MapServices(WebApplication app) => _module.MapServices(app);

        public FactHandlers<NotificationsDb> Handlers(IServiceProvider services) => _module.Handlers(services);
    }
}

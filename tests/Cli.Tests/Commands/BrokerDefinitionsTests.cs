using System.Text.Json;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.Commands;

public sealed class BrokerDefinitionsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_prints_users_with_few_rights_and_no_password()
    {
        foreach (var service in new[] { "cases", "agencies", "notifications" })
        {
            Give(service, "rahasia-" + service + "\n");
        }

        var run = await CommandRun.OfAsync("broker-definitions", "--secrets", _folder.Path, "--vhost", "netralitas");

        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldNotContain("rahasia");
        Names(run.Json, "users").ShouldBe(["cases", "agencies", "notifications"], ignoreOrder: true);
        // Without a tag there is no access to the management interface.
        run.Json.GetProperty("users").EnumerateArray().ShouldAllBe(user => user.GetProperty("tags").GetString() == "");
        Names(run.Json, "queues").ShouldBe(["netralitas.dead-letters", "netralitas.cases", "netralitas.agencies", "netralitas.notifications"], ignoreOrder: true);
        var notifications = run.Json.GetProperty("permissions").EnumerateArray().Single(one => one.GetProperty("user").GetString() == "notifications");
        notifications.GetProperty("vhost").GetString().ShouldBe("netralitas");
        notifications.GetProperty("configure").GetString().ShouldBe(@"^(netralitas\.notifications|netralitas\.notifications_error|netralitas\.notifications_skipped)$");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\n")]
    public async Task A_service_without_a_password_is_named(string? text)
    {
        Give("cases", "one");
        Give("agencies", "two");
        if (text is not null)
        {
            Give("notifications", text);
        }

        var run = await CommandRun.OfAsync("broker-definitions", "--secrets", _folder.Path);

        (run.Code, run.Output).ShouldBe((ExitCode.Usage, ""));
        run.Error.ShouldContain(Path.Combine("notifications", "Bus__Password"));
    }

    private void Give(string service, string text) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(_folder.File(service)).FullName, "Bus__Password"), text);

    private static IEnumerable<string> Names(JsonElement definitions, string what) =>
        definitions.GetProperty(what).EnumerateArray().Select(one => one.GetProperty("name").GetString()!);
}

using System.Text;
using System.Text.Json;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using RabbitMQ.Client;

namespace Netralitas.Network.Tests.Operators;

/// <summary>An operator deals with poison in a network that <c>up</c> started, from the command line.</summary>
[Collection<OneCluster>]
public sealed class OperatorsTests(ClusterWorld world)
{
    private const string Queue = "netralitas.notifications";
    private static readonly DateTimeOffset Due = new(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fact_that_no_handler_can_take_is_found_fails_again_and_is_given_up_while_others_flow()
    {
        var id = Guid.CreateVersion7().ToString();
        await PublishAsync(id, Envelope(id, "Asia/Nowhere"));
        var listed = await Eventually.Be(() => ListAsync("PARKED"), facts => facts.Any(fact => Word(fact, "messageId") == id));
        (Word(listed.Single(fact => Word(fact, "messageId") == id), "cause"), Word(listed[0], "type")).ShouldBe(("NodaTime.TimeZones.DateTimeZoneNotFoundException", "TaskOpened"));

        var replay = await RunAsync("parked", "replay", id, "--service", "notifications");
        (replay.ExitCode, replay.Errors.Contains("REPLAY_FAILED")).ShouldBe((1, true), replay.Errors);
        var show = (await RunAsync("parked", "show", id)).Demand();
        show.ShouldContain("Asia/Nowhere");
        show.ShouldContain("Attempts");
        (await RunAsync("parked", "drop", id, "--service", "notifications", "--reason", "Zona keliru")).Demand().ShouldContain("DROPPED");

        (await ListAsync("PARKED")).ShouldNotContain(fact => Word(fact, "messageId") == id);
        (await ListAsync("DROPPED")).Single(fact => Word(fact, "messageId") == id).GetProperty("endReason").GetString().ShouldBe("Zona keliru");
        var good = Guid.CreateVersion7().ToString();
        var caseId = Guid.CreateVersion7();
        await PublishAsync(good, Envelope(good, "Asia/Makassar", caseId));
        await Eventually.Be(
            async () => (await world.Notifications.ListNotificationsAsync(new() { CaseId = caseId.ToString() }, world.As("kpu-63.01"))).Notifications.Count, count => count == 1);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_a_dead_letter_until_an_operator_gives_it_up()
    {
        var id = Guid.CreateVersion7().ToString();
        await PublishAsync(id, "{ this is no envelope");
        await DeadAsync(id);

        // It comes back as long as nobody mends it.
        (await DeadLettersAsync("replay", id)).Demand().ShouldContain(Queue);
        await DeadAsync(id);
        (await DeadLettersAsync("drop", id)).Demand().ShouldContain("this is no envelope");

        (await LettersAsync()).ShouldNotContain(letter => Word(letter, "id") == id);
    }

    [Fact]
    public async Task Clocks_and_outbox_of_all_services_are_shown_and_one_that_is_away_hides_no_other()
    {
        foreach (var service in new[] { "cases", "agencies", "notifications" })
        {
            var clocks = JsonDocument.Parse((await RunAsync("clocks", "--json")).Demand()).RootElement.GetProperty(service);
            clocks.GetProperty("workers").EnumerateArray().ShouldContain(worker => Word(worker, "name") == "OutboxRelay");
        }

        world.Kill("cases");
        var outbox = await RunAsync("outbox", "--json");
        await world.RestartAsync();

        (outbox.ExitCode, outbox.Errors.Contains("Cases")).ShouldBe((3, true), outbox.Errors);
        JsonDocument.Parse(outbox.Output).RootElement.EnumerateObject().Select(one => one.Name).ShouldBe(["agencies", "notifications"]);
    }

    private Task<string> DeadAsync(string id) => Eventually.Be(
        async () => (await LettersAsync()).Where(letter => Word(letter, "id") == id).Select(letter => Word(letter, "queue")).SingleOrDefault() ?? "", queue => queue == Queue + "_error")!;

    private async Task<IReadOnlyList<JsonElement>> LettersAsync() => [.. JsonDocument.Parse((await DeadLettersAsync("list", "--json")).Demand()).RootElement.GetProperty("letters").EnumerateArray()];

    /// <summary>What an empty list leaves out is empty.</summary>
    private async Task<IReadOnlyList<JsonElement>> ListAsync(string state) =>
        JsonDocument.Parse((await RunAsync("parked", "list", "--state", state, "--json")).Demand()).RootElement.GetProperty("notifications").TryGetProperty("facts", out var facts)
            ? [.. facts.EnumerateArray()]
            : [];

    private Task<ProgramEnd> DeadLettersAsync(params string[] args) => ProgramAsync(["dead-letters", .. args, "--data", world.Network.Folder.Path], new Dictionary<string, string>());

    private Task<ProgramEnd> RunAsync(params string[] args) => ProgramAsync(args, new Dictionary<string, string>
    {
        ["NETRALITAS_TOKEN"] = LocalIssuer.Open(world.Network.Folder.Path).Mint("bawaslu-ri", DateTimeOffset.UtcNow, Roles.Administrator),
        ["NETRALITAS_CASES"] = world.Network.AddressesOf("cases"), ["NETRALITAS_AGENCIES"] = world.Network.AddressesOf("agencies"),
        ["NETRALITAS_NOTIFICATIONS"] = world.Network.AddressesOf("notifications"),
    });

    private static Task<ProgramEnd> ProgramAsync(string[] args, IReadOnlyDictionary<string, string> environment) =>
        ProgramRun.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Netralitas.Cli.dll"), .. args], AppContext.BaseDirectory, environment: environment);

    /// <summary>A task of KPU, as the bus carries it.</summary>
    private static string Envelope(string id, string zone, Guid? caseId = null) => JsonSerializer.Serialize(new
    {
        messageId = id, messageType = new[] { "urn:message:Netralitas.Contracts.Events:FactGroup[[Netralitas.Contracts.Events:TaskOpened]]" },
        message = new FactGroup<TaskOpened>([new SentFact<TaskOpened>(Guid.Parse(id), TraceParent: null, new TaskOpened(new TaskSnapshot(
            Guid.CreateVersion7(), 1, Due.AddDays(-3), "kpu-63.01", caseId ?? Guid.CreateVersion7(), null, null, "check-candidacy", "Memeriksa", "Check", "kpu-63.01", "bawaslu-63.01",
            Due, zone, null, null, null)))]),
    }, JsonSerializerOptions.Web);

    private async Task PublishAsync(string id, string body)
    {
        await using var connection = await new ConnectionFactory { Uri = world.Network.Rabbit!.Uri }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Cancel);
        await channel.BasicPublishAsync("", Queue, mandatory: true,
            new BasicProperties { MessageId = id, ContentType = "application/vnd.masstransit+json", Persistent = true }, Encoding.UTF8.GetBytes(body), Cancel);
    }

    private static string Word(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

using System.Text;
using System.Text.Json;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.DeadLetters;

/// <summary>Dead letters of a real broker from the command line.</summary>
public sealed class DeadLetterCommandsTests(Broker broker) : IClassFixture<Broker>, IAsyncLifetime
{
    private const string Errors = "netralitas.notifications_error";

    // A connection that is opened, used and closed in good order has fewer frames.
    private const int FramesMax = 60;

    public async ValueTask InitializeAsync()
    {
        await broker.EmptyAsync(Broker.Home);
        await broker.EmptyAsync(Broker.Dead);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task They_are_listed_with_cause_and_age_in_their_order_and_stay()
    {
        var ids = new[] { await broker.KillingAsync(), await broker.KillingAsync("{"), await broker.KillingAsync() };

        var listed = await ListAsync();
        var table = await RunAsync("list");

        listed.Select(one => Word(one, "id")).ShouldBe(ids);
        (Word(listed[0], "queue"), Word(listed[0], "home"), Word(listed[0], "type"), Word(listed[0], "cause")).ShouldBe((Broker.Dead, Broker.Home, "CaseRaised", "delivery_limit"));
        listed[1].GetProperty("type").ValueKind.ShouldBe(JsonValueKind.Null);
        listed[1].GetProperty("sizeBytes").GetInt32().ShouldBe(1);
        (DateTimeOffset.UtcNow - listed[0].GetProperty("deathTime").GetDateTimeOffset()).ShouldBeLessThan(TimeSpan.FromMinutes(5));
        foreach (var word in new[] { ids[0], "CaseRaised", "delivery_limit" })
        {
            table.Output.ShouldContain(word);
        }

        (await RunAsync("list", "--limit", "1")).Output.ShouldContain("These are 1 of 3");
        (await broker.SettledAsync(Broker.Dead, 3)).ShouldBe(ids);
        (await RunAsync("show", ids[1], "--json")).Json.GetProperty("body").GetString().ShouldBe("{");
    }

    [Fact]
    public async Task One_is_put_back_into_its_queue_as_it_was_and_the_others_stay()
    {
        var ids = new[] { await broker.KillingAsync(), await broker.KillingAsync(), await broker.KillingAsync() };

        var run = await RunAsync("replay", ids[1]);

        run.Code.ShouldBe(0, run.Error);
        (await broker.SettledAsync(Broker.Dead, 2)).ShouldBe([ids[0], ids[2]]);
        var alive = (await broker.MessagesAsync(Broker.Home)).ShouldHaveSingleItem();
        (alive.BasicProperties.MessageId, alive.BasicProperties.ContentType, alive.BasicProperties.Persistent).ShouldBe((ids[1], "application/vnd.masstransit+json", true));
        Encoding.UTF8.GetString((byte[])alive.BasicProperties.Headers!["kept"]!).ShouldBe("yes");
        alive.BasicProperties.Headers.Keys.ShouldNotContain("x-death");
        alive.Body.Length.ShouldBeGreaterThan(2);
        var gone = await RunAsync("replay", ids[1], "--json");
        (gone.Code, gone.ErrorJson.GetProperty("code").GetString()).ShouldBe((1, "NOT_FOUND"));
    }

    [Fact]
    public async Task One_that_is_given_up_is_printed_and_gone()
    {
        var ids = new[] { await broker.KillingAsync(), await broker.KillingAsync() };

        var run = await RunAsync("drop", ids[0], "--json");

        run.Json.GetProperty("body").GetString().ShouldNotBeNull().ShouldContain("CaseRaised");
        (await broker.SettledAsync(Broker.Dead, 1)).ShouldBe([ids[1]]);
        (await broker.IdsAsync(Broker.Home)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_service_could_not_read_is_there_with_the_type_of_the_fault_and_never_its_text()
    {
        await broker.UnreadableAsync(Errors, "nothing");

        var listed = await ListAsync();

        var letter = listed.ShouldHaveSingleItem();
        (Word(letter, "queue"), Word(letter, "home"), Word(letter, "cause")).ShouldBe((Errors, "netralitas.notifications", "System.Text.Json.JsonException"));
        Word(letter, "id").ShouldStartWith("sha256-");
        (await RunAsync("replay", Word(letter, "id"))).Code.ShouldBe(0);
        var alive = (await broker.MessagesAsync("netralitas.notifications")).ShouldHaveSingleItem();
        Encoding.UTF8.GetString(alive.Body.Span).ShouldBe("nothing");
        alive.BasicProperties.Headers?.Keys.ShouldNotContain(key => key.StartsWith("MT-", StringComparison.Ordinal));
        (await ListAsync()).ShouldBeEmpty();
        await broker.EmptyAsync("netralitas.notifications");
    }

    [Fact]
    public async Task Killed_after_whatever_it_said_to_the_broker_the_letter_is_never_in_neither_place()
    {
        var id = await broker.KillingAsync();
        for (var frames = 1; ; frames++)
        {
            frames.ShouldBeLessThan(FramesMax, "it never comes to its end");
            using var proxy = new FrameProxy(broker.Port, frames);
            var run = await CommandRun.OfAsync("dead-letters", "replay", id, "--broker", $"amqp://operator@127.0.0.1:{proxy.Here.Port}/", "--password-file", broker.PasswordFile);

            // The broker gives back what it had handed out once it notices.
            var places = await Eventually.Be(
                async () => (Dead: await broker.IdsAsync(Broker.Dead), Home: await broker.IdsAsync(Broker.Home)), both => both.Dead.Count + both.Home.Count > 0, TimeSpan.FromSeconds(10));
            places.Dead.Concat(places.Home).ShouldAllBe(one => one == id);
            if (run.Code == 0)
            {
                places.Dead.ShouldBeEmpty();
                return;
            }

            run.Error.ShouldNotBeEmpty();
            await broker.EmptyAsync(Broker.Home);
            if (!(await broker.IdsAsync(Broker.Dead)).Contains(id))
            {
                // It was done, and only its goodbye did not come through.
                await broker.KillingAsync(id: id);
            }
        }
    }

    [Fact]
    public async Task Who_may_not_and_what_does_not_answer_is_told()
    {
        var wrong = Path.Combine(broker.Folder, "wrong");
        await File.WriteAllTextAsync(wrong, "wrong", TestContext.Current.CancellationToken);
        var service = Path.Combine(broker.Folder, "service");
        await File.WriteAllTextAsync(service, "rahasia\n", TestContext.Current.CancellationToken);

        (await CommandRun.OfAsync("dead-letters", "list", "--data", broker.Folder + "-none")).Code.ShouldBe(2);
        (await CommandRun.OfAsync("dead-letters", "list")).Error.ShouldContain("--broker");
        (await CommandRun.OfAsync("dead-letters", "list", "--broker", "http://127.0.0.1/")).Code.ShouldBe(2);
        (await CommandRun.OfAsync("dead-letters", "list", "--broker", "amqp://operator@127.0.0.1:9/")).Code.ShouldBe(3);
        (await CommandRun.OfAsync("dead-letters", "list", "--broker", $"amqp://operator@127.0.0.1:{broker.Port}/", "--password-file", wrong)).Error.ShouldContain("ACCESS_REFUSED");
        // The user of a service reads no dead letters.
        (await CommandRun.OfAsync("dead-letters", "list", "--broker", $"amqp://agencies@127.0.0.1:{broker.Port}/", "--password-file", service)).Error.ShouldContain("ACCESS_REFUSED");
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync() => [.. (await RunAsync("list", "--json")).Json.GetProperty("letters").EnumerateArray()];

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync(["dead-letters", .. args, "--data", broker.Folder]);

    private static string Word(JsonElement letter, string name) => letter.GetProperty(name).GetString()!;
}

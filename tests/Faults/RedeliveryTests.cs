using System.Text;
using System.Text.Json;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using RabbitMQ.Client;

namespace Netralitas.Faults;

/// <summary>The bus delivers again, in another order, or things that cannot be handled.</summary>
public sealed class RedeliveryTests(ClusterWorld world) : IClassFixture<ClusterWorld>, IAsyncLifetime
{
    private const string Agencies = "netralitas.agencies";

    // Of a case with four tasks that is studied and closed: its own three steps, four opened, one completed, three cancelled.
    private const int EventsOfClosedCase = 11;

    // Four opened, one mirror completed at the handling office itself, three cancelled and told to holder and handling office.
    private const int NoticesOfClosedCase = 11;

    private static readonly string[] Facts = ["CaseRaised", "InitialStudyCompleted", "CaseClosed"];

    private IConnection _connection = null!;
    private IChannel _channel = null!;
    private string _tap = "";

    public async ValueTask InitializeAsync()
    {
        _connection = await new ConnectionFactory { Uri = world.Network.Rabbit!.Uri }.CreateConnectionAsync();
        _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        _tap = (await _channel.QueueDeclareAsync()).QueueName;
        foreach (var fact in Facts)
        {
            await _channel.QueueBindAsync(_tap, "netralitas.fact." + fact, "");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    [Fact]
    public async Task The_same_facts_five_times_and_in_reverse_order_change_nothing()
    {
        var ledger = new Ledger(world.Network);
        var facts = await FactsOfAClosedCaseAsync();
        await ledger.SettledAsync();
        var before = await StateAsync(ledger);
        var handled = await ledger.CountAsync("agencies", "SELECT count(*) FROM inbox");

        for (var time = 0; time < 5; time++)
        {
            foreach (var fact in Enumerable.Reverse(facts))
            {
                await PublishAsync(fact);
                // Once more as a fact of its own: only the unique keys can know it.
                await PublishAsync(fact.AsAnother());
            }
        }

        await Eventually.Be(() => ledger.CountAsync("agencies", "SELECT count(*) FROM inbox"), count => count == handled + (5 * facts.Count));
        await ledger.SettledAsync();
        var after = await StateAsync(ledger);
        after.Except(before).ShouldBeEmpty();
        before.Except(after).ShouldBeEmpty();
        after.Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task A_fact_that_cannot_be_handled_is_parked_and_what_is_behind_it_flows()
    {
        var ledger = new Ledger(world.Network);
        var raised = (await FactsOfAClosedCaseAsync())[0];
        var poison = raised.AsAnother().With("pilkada-2024", "pilkada-1900").With(raised.CaseId, Guid.NewGuid().ToString());
        await PublishAsync(poison);
        await PublishAsync(new Message(Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes("no envelope at all"), "", raised.Properties));

        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);

        await Eventually.Be(() => Expectation.TasksOfAsync(world, situation.Handler, caseId), tasks => tasks.Count == situation.Tasks.Count);
        await Eventually.Be(() => ledger.CountAsync("agencies", $"SELECT count(*) FROM parked WHERE message_id = '{poison.Id}' AND type = 'CaseRaised'"), count => count == 1);
        await Eventually.Be(async () => (await _channel.MessageCountAsync(Agencies)) == 0, empty => empty);
        (await ledger.CountAsync("agencies", "SELECT count(*) FROM parked")).ShouldBe(1);
        await Eventually.Be(async () => await _channel.MessageCountAsync(Agencies + "_error"), count => count == 1);
    }

    private async Task<List<Message>> FactsOfAClosedCaseAsync()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        await Eventually.Be(() => Expectation.TasksOfAsync(world, situation.Handler, caseId), tasks => tasks.Count == situation.Tasks.Count);
        var office = world.As(situation.Handler);
        await world.Cases.CompleteInitialStudyAsync(new CompleteInitialStudyRequest { RequestId = Guid.NewGuid().ToString(), CaseId = caseId, Summary = "Tidak terpenuhi" }, office);
        await world.Cases.CloseCaseAsync(new CloseCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = caseId, Reason = CloseReason.Late }, office);
        var ledger = new Ledger(world.Network);
        await Eventually.Be(() => ledger.CountAsync("cases", $"SELECT count(*) FROM case_event WHERE case_id = '{caseId}'"), count => count == EventsOfClosedCase);
        await Eventually.Be(() => ledger.CountAsync("notifications", $"SELECT count(*) FROM notification WHERE case_id = '{caseId}'"), count => count == NoticesOfClosedCase);
        var facts = new List<Message>();
        while (facts.Count < Facts.Length)
        {
            var got = await Eventually.Be(() => _channel.BasicGetAsync(_tap, autoAck: true), result => result is not null);
            var text = Encoding.UTF8.GetString(got!.Body.Span);
            if (text.Contains(caseId, StringComparison.Ordinal))
            {
                using var envelope = JsonDocument.Parse(text);
                var id = envelope.RootElement.GetProperty("message").GetProperty("facts").EnumerateArray().Single().GetProperty("messageId").GetString()!;
                facts.Add(new Message(id, got.Body.ToArray(), caseId, new BasicProperties(got.BasicProperties)));
            }
        }

        return facts;
    }

    private async Task PublishAsync(Message message)
    {
        var properties = new BasicProperties(message.Properties) { MessageId = message.Id, Persistent = true };
        await _channel.BasicPublishAsync(Agencies, "", mandatory: true, properties, message.Body);
    }

    private static async Task<IReadOnlyList<string>> StateAsync(Ledger ledger) =>
    [
        .. (await ledger.RowsAsync("agencies", "task"))
        .Concat(await ledger.RowsAsync("agencies", "followed_case"))
        .Concat(await ledger.RowsAsync("notifications", "notification"))
        .Concat(await ledger.RowsAsync("cases", "case_event"))
        .Concat(await ledger.RowsAsync("cases", "case_file")),
    ];

    private sealed record Message(string Id, byte[] Body, string CaseId, BasicProperties Properties)
    {
        /// <summary>The same fact under another id.</summary>
        public Message AsAnother()
        {
            var id = Guid.NewGuid().ToString();
            return With(Id, id) with { Id = id };
        }

        public Message With(string old, string replacement)
        {
            var text = Encoding.UTF8.GetString(Body);
            text.ShouldContain(old);
            return this with { Body = Encoding.UTF8.GetBytes(text.Replace(old, replacement, StringComparison.Ordinal)) };
        }
    }
}

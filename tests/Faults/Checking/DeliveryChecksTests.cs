namespace Netralitas.Faults.Checking;

/// <summary>The checker finds each broken promise of deliveries in a small history: two notices of an office with a webhook and an e-mail address.</summary>
public sealed class DeliveryChecksTests
{
    private const string Webhook = "http://system.example.id/kpu";
    private const string Mail = "kpu@example.id";
    private const string Delivered = "Delivered";

    private readonly List<KeptDelivery> _deliveries =
    [
        new("w1", Webhook, "n1", Delivered, "w1"), new("w2", Webhook, "n2", Delivered, "w2"), new("m1", Mail, "n1", Delivered, "letter"), new("m2", Mail, "n2", Delivered, "letter"),
    ];

    private readonly List<KeptAttempt> _attempts = [new("w1", Delivered), new("w2", "TimedOut"), new("w2", Delivered), new("m1", Delivered), new("m2", Delivered)];
    private readonly List<Arrival> _arrivals =
        [new(Webhook, "w1", "n1", IsTaken: true), new(Webhook, "w2", "n2", IsTaken: false), new(Webhook, "w2", "n2", IsTaken: true), new(Mail, "letter", "2", IsTaken: true)];

    [Fact]
    public void Where_all_promises_held_it_finds_nothing() => Found().ShouldBeEmpty();

    [Fact]
    public void What_comes_again_with_its_id_is_as_promised()
    {
        _arrivals.AddRange([_arrivals[0], _arrivals[3]]);
        Found().ShouldBeEmpty();
    }

    [Fact]
    public void A_notice_that_is_not_on_its_way_to_a_channel_is_missing()
    {
        _deliveries.RemoveAt(0);
        _arrivals.RemoveAt(0);
        Found().ShouldHaveSingleItem().ShouldStartWith("missing: notice n1 has 0 deliveries");
    }

    [Fact]
    public void One_under_two_ids_is_double()
    {
        _deliveries.Add(new("w3", Webhook, "n1", Delivered, "w3"));
        _attempts.Add(new("w3", Delivered));
        _arrivals.Add(new(Webhook, "w3", "n1", IsTaken: true));
        Found().ShouldHaveSingleItem().ShouldStartWith("double: notice n1 has 2 deliveries");
    }

    [Fact]
    public void What_was_never_delivered_is_missing()
    {
        _deliveries[0] = _deliveries[0] with { State = "Waiting" };
        Found().ShouldHaveSingleItem().ShouldStartWith("missing: delivery w1");
    }

    [Fact]
    public void What_is_recorded_as_delivered_and_was_never_taken_is_missing()
    {
        _arrivals.RemoveAt(2);
        Found().ShouldHaveSingleItem().ShouldStartWith("missing: w2 is recorded as delivered");
    }

    [Fact]
    public void What_is_recorded_as_sent_never_or_twice_is_found()
    {
        _attempts[0] = new("w1", "TimedOut");
        _attempts.Add(new("w2", Delivered));
        Found().ShouldBe([$"missing: 0 attempt(s) are recorded that delivered w1 to {Webhook}", $"double: 2 attempt(s) are recorded that delivered w2 to {Webhook}"]);
    }

    [Fact]
    public void What_comes_to_another_or_under_the_id_of_something_else_or_from_nobody_is_found()
    {
        _arrivals.AddRange([new(Mail, "w1", "n1", IsTaken: true), new(Mail, "letter", "3", IsTaken: true), new(Webhook, "w9", "n1", IsTaken: true)]);
        Found().ShouldBe([
            $"seen without authority: {Mail} got w1, which was for {Webhook}",
            $"double: {Mail} got letter about 3, which is about 2",
            $"effect without command: {Webhook} got w9, which nobody made",
        ]);
    }

    [Fact]
    public void A_notice_of_another_office_on_its_way_is_found()
    {
        _deliveries.Add(new("w3", Webhook, "n3", "Waiting", "w3"));
        Found().ShouldContain(line => line.StartsWith("seen without authority: notice n3"));
    }

    private IReadOnlyList<string> Found()
    {
        var history = new History();
        _arrivals.ForEach(history.Arrived);
        return
        [
            .. DeliveryChecks.Violations(history, Outcomes.Empty with
            {
                Notices = [new("n1", 1, "t1", "TaskOpened", "kpu-63.01"), new("n2", 1, "t2", "TaskOpened", "kpu-63.01"), new("n3", 1, "t3", "TaskOpened", "bawaslu-63.01")],
                Channels = [new(Webhook, "kpu-63.01", IsWebhook: true), new(Mail, "kpu-63.01", IsWebhook: false)],
                Deliveries = _deliveries, Attempts = _attempts,
            }),
        ];
    }
}

/// <summary>What small histories begin with.</summary>
internal static class Outcomes
{
    public static readonly Outcome Empty = new(
        [], [], [], new Dictionary<Kind, IReadOnlyList<LogRow>>(), new Dictionary<string, long>(), new Dictionary<string, long>());
}

using Netralitas.Contracts.Events;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Faults.Chaos;

/// <summary>The checker is worth something: it finds each of these breaks in a short run.</summary>
[Trait("Category", "Long")]
[Collection<Alone>]
public sealed class BrokenBuildTests(ITestOutputHelper output)
{
    private const int Seed = 1;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(20);

    [Fact]
    public Task A_commit_that_wakes_nobody_is_found() => IsFoundAsync(
        new ChangedBuild("Platform", new SourceChange("Hosting/Signal.cs", "public void Wake() => _bell.Writer.TryWrite(true);", "public void Wake() => _ = _bell;")), [], "slow");

    [Fact]
    public Task A_sequencer_that_skips_a_row_whose_transaction_was_still_open_is_found() => IsFoundAsync(
        new ChangedBuild(
            "Platform", new SourceChange("Storage/Schema/008_stamp.sql", "SELECT head + row_number() OVER (ORDER BY id), resource_id", "SELECT id, resource_id"),
            // Whoever takes in facts leaves their changes to the sequencer.
            new SourceChange("Storage/Store.cs", "if (stamps is not null && db.HasChanges)", "if (stamps is not null && db.HasChanges && db.Handed.Count < 0)")),
        [], "missing");

    [Fact]
    public Task An_inbox_that_forgets_what_it_took_in_is_found() => IsFoundAsync(
        new ChangedBuild("Platform", new SourceChange("Inbox/InboxPump.cs", "db.Insert(new InboxRow { MessageId = id, HandleTime = Now() });", "db.Insert(new InboxRow { MessageId = Guid.NewGuid(), HandleTime = Now() });")),
        SentAgain, "double");

    [Fact]
    public Task A_relay_that_deletes_before_the_broker_has_confirmed_is_found() => IsFoundAsync(
        new ChangedBuild(
            "Platform", new SourceChange("Outbox/OutboxRelay.cs", "var error = await SendAsync(group, cancel);",
            """
            await store.StatementAsync((db, within) => engine.ForgetFactsAsync(db, [.. group.Select(one => one.Row.MessageId)], lease, within), cancel);
            var error = await SendAsync(group, cancel);
            """)),
        UnsentDies, "missing");

    [Fact]
    public Task A_timer_that_writes_down_nothing_of_what_it_fired_is_found() => IsFoundAsync(
        new ChangedBuild("Agencies", new SourceChange("Escalation/RungTimer.cs", "if (firing.Scheduled is null)", "if (task.RungRound < 0)")), [], "missing: rung");

    [Fact]
    public Task A_timer_that_fires_before_the_time_is_found() => IsFoundAsync(
        new ChangedBuild("Agencies", new SourceChange("Escalation/RungSchedule.cs", "return (rung.Id, waits);", "return (rung.Id, waits - Duration.FromHours(1));")), [], "early");

    [Fact]
    public Task A_delivery_that_is_recorded_before_it_is_sent_is_found() => IsFoundAsync(
        new ChangedBuild(
            "Notifications", new SourceChange("Delivering/DeliveryLane.cs", "var tried = await Task.WhenAll(taken.Select(letter => TryAsync(channel, letter, stop)));",
            """
            var early = taken.Select(letter => new Tried(letter, Now(), 0, new Outcome(AttemptOutcome.Delivered, 200), 0)).ToList();
            await store.WriteAsync((db, within) => DeliveryRecord.KeepAsync(db, channelId, lease, early, options, Now(), clock.Now(), within), CancellationToken.None, Store<NotificationsDb>.BackgroundLimit);
            var tried = await Task.WhenAll(taken.Select(letter => TryAsync(channel, letter, stop)));
            """)),
        [], "double: 2 attempt(s) are recorded");

    [Fact]
    public Task A_delivery_of_which_only_the_attempt_is_recorded_is_found() => IsFoundAsync(
        new ChangedBuild("Notifications", new SourceChange("Delivering/DeliveryRecord.cs", "Apply(row, one, channel, options, now);", "_ = one;")), [], "missing: delivery");

    private async Task IsFoundAsync(ChangedBuild build, IEnumerable<Blow> schedule, string found)
    {
        using var folder = new TestFolder();
        var programs = await build.BuildAsync(folder.Path, aheadOfTime: false, TestContext.Current.CancellationToken);
        await using var receivers = await Receivers.StartAsync();
        await using var world = new ClusterWorld { Replicas = 2, Programs = programs, Settings = receivers.Settings };
        await world.InitializeAsync();

        var violations = await new ChaosRun(world, receivers, SettleLimit, output.WriteLine).RunAsync(Seed, Steady(schedule), (time, _) => time > Time);

        violations.Take(5).ToList().ForEach(output.WriteLine);
        violations.ShouldContain(violation => violation.StartsWith(found));
    }

    /// <summary>Freezes the broker for longer than a relay waits for its word: it has what was sent, and gets it again.</summary>
    private static IEnumerable<Blow> SentAgain =>
        Enumerable.Repeat(new Blow(TimeSpan.FromSeconds(12), Harm.Freeze, Blow.Broker, Replica: 0, TimeSpan.FromSeconds(7)), 3);

    /// <summary>Kills the broker, and the relays while they still try to send to it.</summary>
    private static IEnumerable<Blow> UnsentDies =>
    [
        new Blow(TimeSpan.FromSeconds(12), Harm.Kill, Blow.Broker, Replica: 0, TimeSpan.FromSeconds(4)),
        .. from service in new[] { Network.Cases, Network.Agencies }
           from replica in new[] { 0, 1 }
           select new Blow(TimeSpan.FromMilliseconds(500), Harm.Kill, service, replica, TimeSpan.FromSeconds(1)),
    ];

    /// <summary>The blows, and then time that passes.</summary>
    private static IEnumerable<Blow> Steady(IEnumerable<Blow> blows) =>
        blows.Concat(Enumerable.Repeat(new Blow(TimeSpan.FromSeconds(5), Harm.Freeze, "cases", Replica: 0, TimeSpan.FromMilliseconds(1)), 10));
}

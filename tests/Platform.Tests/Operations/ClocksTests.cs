using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Tests.Time;
using Netralitas.Support;
using static Netralitas.Platform.Tests.Operations.OperatedService;

namespace Netralitas.Platform.Tests.Operations;

/// <summary>Whether the clocks of a service are on time and its workers live.</summary>
public sealed class ClocksTests(Databases databases)
{
    public static TheoryData<string> Engines => ParkedTests.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_clock_is_shown_with_what_is_next_and_the_workers_that_watch_them_live(string engine)
    {
        await using var operated = await StartAsync(engine, databases);
        operated.Module.IsBroken = false;
        var id = Guid.CreateVersion7();
        await operated.Service.TellAsync(NewFact(), id);

        var seen = await Eventually.Be(
            async () => await operated.Client.ListClocksAsync(new ListClocksRequest(), operated.Headers),
            all => all.Clocks.All(clock => all.Workers.Any(worker => worker.Name == clock.Worker && worker.Alive && worker.LastStepTime is not null)));

        seen.Clocks.Select(clock => clock.Name).ShouldBe(["outbox-facts", "changes-without-position", "inbox-rows", "unread-notices"]);
        var inbox = seen.Clocks.Single(clock => clock.Name == "inbox-rows");
        (inbox.LateCount, inbox.Lateness, inbox.Items.ShouldHaveSingleItem().Id).ShouldBe((0, null, id.ToString()));
        (inbox.Items[0].DueTime.ToDateTime() - seen.RealTime.ToDateTime()).TotalDays.ShouldBe(30, tolerance: 0.1);
        seen.LegalTime.ToDateTime().Year.ShouldBe(2024);
    }

    [Fact]
    public void A_worker_that_stands_still_for_longer_than_its_pause_and_a_minute_or_whose_step_failed_is_not_alive()
    {
        var time = new MovedTime();
        var pulses = new Pulses(time);
        var (timer, listener) = (pulses.Of(typeof(ClocksTests), TimeSpan.FromSeconds(15)), pulses.Of(typeof(OutboxTests), Timeout.InfiniteTimeSpan));
        (timer.IsAlive, timer.LastStepTime).ShouldBe((true, null));

        time.Move(TimeSpan.FromSeconds(76));
        (timer.IsAlive, listener.IsAlive).ShouldBe((false, true));
        timer.Beat();
        timer.IsAlive.ShouldBeTrue();
        timer.Miss();
        listener.Miss();
        listener.Begin();
        (timer.IsAlive, timer.Failures, listener.IsAlive).ShouldBe((false, 1, false));
        timer.Beat();
        (timer.IsAlive, timer.Failures).ShouldBe((true, 0));
        time.Move(TimeSpan.FromSeconds(61));
        listener.IsAlive.ShouldBeTrue();
    }
}

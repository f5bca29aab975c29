using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Reaching;
using NodaTime;

namespace Netralitas.Notifications.Tests.Reaching;

public sealed class LadderTests
{
    private static readonly Instant Told = Instant.FromUtc(2024, 10, 14, 1, 0);
    private static readonly ReachOptions Waits = new(Duration.FromMinutes(30), Duration.FromHours(1), Duration.FromHours(4));
    private static readonly Guid[] Officers = [.. Enumerable.Range(1, 12).Select(n => new Guid(n, 0, 0, new byte[8]))];
    private static readonly Guid Head = new(99, 0, 0, new byte[8]);

    [Fact]
    public void Officers_on_duty_in_their_order_then_the_head_then_the_office_above()
    {
        var people = new Reachable(Officers[..2], Head, "kpu-63");

        Ladder.Next([], people, Told, Waits).ShouldBe(new NextStep(ReachStepKind.Officer, Officers[0], null, Told));
        Ladder.Next(Steps(1), people, Told, Waits).ShouldBe(new NextStep(ReachStepKind.Officer, Officers[1], null, Told + Duration.FromMinutes(30)));
        Ladder.Next(Steps(2), people, Told, Waits).ShouldBe(new NextStep(ReachStepKind.Head, Head, null, Told + Duration.FromHours(1)));
        Ladder.Next([.. Steps(2), Step(3, ReachStepKind.Head, Head)], people, Told, Waits).ShouldBe(new NextStep(ReachStepKind.OfficeAbove, null, "kpu-63", Told + Duration.FromHours(4)));
    }

    [Fact]
    public void Without_anybody_it_goes_above_after_its_time_and_at_the_top_nowhere()
    {
        Ladder.Next([], new Reachable([], null, "kpu-63"), Told, Waits).ShouldBe(new NextStep(ReachStepKind.OfficeAbove, null, "kpu-63", Told + Duration.FromHours(4)));
        Ladder.Next([], new Reachable([], null, null), Told, Waits).ShouldBeNull();
    }

    [Fact]
    public void While_nobody_is_on_duty_the_waits_for_the_head_and_the_office_above_begin_later()
    {
        var morning = Told + Duration.FromHours(8);

        Ladder.Next([], new Reachable([], Head, "kpu-63", morning), Told, Waits)!.Time.ShouldBe(morning + Duration.FromHours(1));
        Ladder.Next([], new Reachable([], null, "kpu-63", morning), Told, Waits)!.Time.ShouldBe(morning + Duration.FromHours(4));
    }

    [Fact]
    public void A_head_who_was_reached_on_duty_is_not_reached_again() =>
        Ladder.Next([Step(1, ReachStepKind.Officer, Head)], new Reachable([Head], Head, "kpu-63"), Told, Waits)!.Kind.ShouldBe(ReachStepKind.OfficeAbove);

    [Fact]
    public void After_the_head_no_officer_comes_whoever_s_shift_began_meanwhile() =>
        Ladder.Next([Step(1, ReachStepKind.Head, Head)], new Reachable(Officers, Head, "kpu-63"), Told, Waits)!.Kind.ShouldBe(ReachStepKind.OfficeAbove);

    [Fact]
    public void However_many_are_on_duty_the_head_is_reached_after_ten() => Ladder.Next(Steps(10), new Reachable(Officers, Head, "kpu-63"), Told, Waits)!.Kind.ShouldBe(ReachStepKind.Head);

    private static ReachStepRow[] Steps(int count) => [.. Officers.Take(count).Select((officer, i) => Step(i + 1, ReachStepKind.Officer, officer))];

    private static ReachStepRow Step(int number, ReachStepKind kind, Guid officer) => new() { NoticeId = Guid.Empty, Number = number, Kind = kind, OfficerId = officer, StepTime = Told };
}

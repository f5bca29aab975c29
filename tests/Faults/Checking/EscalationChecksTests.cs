using NodaTime;

namespace Netralitas.Faults.Checking;

/// <summary>The checker finds each broken promise of ladders in a small history: a task of an election commission that is late, and the office above it.</summary>
public sealed class EscalationChecksTests
{
    private static readonly Instant Due = Instant.FromUtc(2024, 10, 16, 16, 0);
    private static readonly Duration Lag = Duration.FromSeconds(1);

    private readonly List<KeptRung> _fired = [Rung("remind", -24), Rung("due", 0), Rung("head", 24), Rung("above", 72)];
    private readonly List<KeptTask> _supervising = [Supervising("above-1")];
    private Instant? _acknowledged;
    private Instant? _end;

    [Fact]
    public void Where_all_promises_held_it_finds_nothing() => Found().ShouldBeEmpty();

    [Fact]
    public void A_rung_that_is_left_out_is_missing()
    {
        _fired.RemoveAt(2);
        Found().ShouldHaveSingleItem().ShouldStartWith("missing: rung head");
    }

    [Fact]
    public void One_that_an_acknowledgement_held_back_is_not()
    {
        _fired.RemoveAt(2);
        _acknowledged = Due + Duration.FromHours(1);
        Found().ShouldBeEmpty();
    }

    [Fact]
    public void One_that_fires_twice_is_double()
    {
        _fired.Insert(3, Rung("head", 24));
        Found().ShouldHaveSingleItem().ShouldStartWith("double: rung head");
    }

    [Fact]
    public void One_that_fires_before_its_time_is_early()
    {
        _fired[1] = _fired[1] with { FireTime = Due - Lag };
        Found().ShouldHaveSingleItem().ShouldStartWith("early: rung due");
    }

    [Fact]
    public void One_whose_time_is_not_that_of_the_ladder_is_early()
    {
        _fired[2] = Rung("head", 23);
        Found().ShouldHaveSingleItem().ShouldStartWith("early: rung head");
    }

    [Fact]
    public void Rungs_that_fire_in_another_order_are_found()
    {
        _fired[1] = _fired[1] with { FireTime = Due + Duration.FromHours(30) };
        Found().ShouldHaveSingleItem().ShouldStartWith("out of order");
    }

    [Fact]
    public void One_that_fires_after_the_end_is_found_and_who_still_sees_to_it_is_left_over()
    {
        _end = Due + Duration.FromHours(70);
        Found().ShouldBe([
            "effect without command: rung above fired after task late had ended",
            "left over: task above-1 supervises task late, which has ended",
        ]);
    }

    [Fact]
    public void Rungs_of_a_round_that_nobody_began_are_found()
    {
        _fired[1] = _fired[1] with { Round = 1 };
        Found().ShouldHaveSingleItem().ShouldStartWith("effect without command: rung due of task late, in round 1");
    }

    [Fact]
    public void Nobody_who_sees_to_it_is_missing_and_two_are_double()
    {
        _supervising.Add(Supervising("above-2"));
        Found().ShouldHaveSingleItem().ShouldStartWith("double: 2 task(s) supervise-above");
        _supervising.Clear();
        Found().ShouldHaveSingleItem().ShouldStartWith("missing: 0 task(s) supervise-above");
    }

    [Fact]
    public void Who_sees_to_what_is_not_late_is_found()
    {
        _fired.RemoveRange(1, 3);
        _end = Due - Lag;
        _supervising[0] = _supervising[0] with { Climb = _supervising[0].Climb with { End = _end } };
        Found().ShouldHaveSingleItem().ShouldStartWith("effect without command: 1 task(s) supervise-above");
    }

    private static KeptRung Rung(string id, int hours) => new(id, 0, Due + Duration.FromHours(hours), Due + Duration.FromHours(hours) + Lag);

    private static KeptTask Supervising(string id) => new(id, 1, "c", "supervise-above", "kpu-63", "bawaslu-63.01", "Open", "late", ["kpu-63"])
    {
        Climb = new Climb("supervision", Due + Duration.FromHours(72), Due + Duration.FromHours(144), null, null, 0, "late", []),
    };

    private IReadOnlyList<string> Found()
    {
        var late = new KeptTask("late", 5, "c", "check-candidacy", "kpu-63.01", "bawaslu-63.01", "Open", "", ["kpu-63.01"])
        {
            Climb = new Climb("default", Due - Duration.FromHours(48), Due, _acknowledged, _end, 2, "", _fired),
        };
        return [.. EscalationChecks.Violations(Outcomes.Empty with { Tasks = [late, .. _supervising], FiredUntil = Due + Duration.FromHours(80) })];
    }
}

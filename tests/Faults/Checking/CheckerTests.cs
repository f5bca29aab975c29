using Netralitas.Support.Worlds;

namespace Netralitas.Faults.Checking;

/// <summary>The checker finds each kind of broken promise in a small history, and nothing in one where all held.</summary>
public sealed class CheckerTests
{
    private const string Kpu = "kpu-63.01";
    private const string Handler = "bawaslu-63.01";

    private static readonly string[] Both = [Kpu, Handler];

    private static readonly Situation Small = new("small", Handler, Handler, [("initial-study", Handler), ("check-candidacy", Kpu)], new());

    private History _history = new();
    private Outcome _outcome;

    public CheckerTests()
    {
        _outcome = new Outcome(
            [new KeptCase("c", 1, [Handler, Kpu])],
            [
                new KeptTask("study", 1, "c", "initial-study", Handler, Handler, "Open", "", [Handler]),
                new KeptTask("check", 3, "c", "check-candidacy", Kpu, Handler, "Done", "", [Kpu, Handler]),
            ],
            [
                new KeptNotice("n1", 1, "study", "TaskOpened", Handler), new KeptNotice("n2", 1, "check", "TaskOpened", Kpu),
                new KeptNotice("n3", 1, "check", "TaskCompleted", Kpu), new KeptNotice("n4", 1, "check", "TaskCompleted", Handler),
            ],
            new Dictionary<Kind, IReadOnlyList<LogRow>>
            {
                [Kind.Case] = [new(1, "c", 1, [Handler]), new(2, "c", 1, [Kpu])],
                [Kind.Task] = [new(1, "study", 1, [Handler]), new(2, "check", 1, Both), new(3, "check", 2, Both), new(4, "check", 3, Both)],
                [Kind.Notice] = [new(1, "n1", 1, [Handler]), new(2, "n2", 1, [Kpu]), new(3, "n3", 1, [Kpu]), new(4, "n4", 1, [Handler])],
            },
            new Dictionary<string, long> { ["agencies.outbox"] = 0 },
            new Dictionary<string, long> { ["agencies"] = 1, ["cases"] = 3, ["notifications"] = 3 });
        Accept("c");
        _history.Accepted(new AcceptedMove("check", Move.Acknowledge));
        _history.Accepted(new AcceptedMove("check", Move.Complete));
    }

    [Fact]
    public void Where_all_promises_held_it_finds_nothing()
    {
        Watch(Kind.Task, Handler, End, Stands("study", 1), Stands("check", 1), Nothing, Stands("check", 2), Stands("check", 3));
        Watch(Kind.Task, Kpu, Stands("check", 2), End, Stands("check", 3));
        Watch(Kind.Notice, Kpu, End, Stands("n2", 1), Stands("n3", 1));
        Watch(Kind.Case, Kpu, End, Stands("c", 1), Removed("c"), Stands("c", 1));
        _history.Quiet(TimeSpan.FromMilliseconds(30));

        Found().ShouldBeEmpty();
    }

    [Fact]
    public void A_change_that_a_stream_left_out_is_missing() =>
        FoundBy(Kind.Task, Kpu, End, Stands("check", 1), Stands("check", 3)).ShouldHaveSingleItem().ShouldStartWith("missing");

    [Fact]
    public void A_resource_that_appears_late_is_missing_its_beginning() =>
        FoundBy(Kind.Task, Handler, End, Stands("study", 1), Stands("check", 2), Stands("check", 3)).ShouldHaveSingleItem().ShouldStartWith("missing");

    [Fact]
    public void A_resource_that_changed_while_the_snapshot_was_taken_may_first_appear_with_that_change() =>
        FoundBy(Kind.Task, Handler, Stands("study", 1), End, Stands("check", 2), Stands("check", 3)).ShouldBeEmpty();

    [Fact]
    public void A_token_that_is_refused_is_found() =>
        FoundBy(Kind.Task, Kpu, End, Stands("check", 1), Stands("check", 2), Stands("check", 3), new Message(Said.Refused)).ShouldHaveSingleItem().ShouldStartWith("missing");

    [Fact]
    public void The_last_change_that_never_came_is_missing() =>
        FoundBy(Kind.Task, Kpu, End, Stands("check", 1), Stands("check", 2)).ShouldHaveSingleItem().ShouldContain("ends with version 2");

    [Fact]
    public void A_change_that_came_twice_is_double() =>
        FoundBy(Kind.Task, Kpu, End, Stands("check", 1), Stands("check", 2), Stands("check", 2), Stands("check", 3)).ShouldHaveSingleItem().ShouldStartWith("double");

    [Fact]
    public void A_stream_that_shows_an_older_version_goes_back_in_time() =>
        FoundBy(Kind.Task, Kpu, Stands("check", 3), Stands("check", 2), End, Stands("check", 3)).ShouldContain(line => line.StartsWith("back in time"));

    [Fact]
    public void Changes_of_two_tasks_in_the_wrong_order_are_out_of_order() =>
        FoundBy(Kind.Task, Handler, End, Stands("check", 1), Stands("study", 1), Stands("check", 2), Stands("check", 3)).ShouldHaveSingleItem().ShouldStartWith("out of order");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_an_office_lost_is_in_order_again_only_if_it_was_shown_again(bool again)
    {
        List<LogRow> rows = [new(1, "c", 1, [Handler]), new(2, "c", 1, [Kpu]), new(3, "d", 1, [Kpu])];
        _outcome = _outcome with
        {
            Cases = [.. _outcome.Cases, new KeptCase("d", 1, [Handler, Kpu])],
            Log = new Dictionary<Kind, IReadOnlyList<LogRow>>(_outcome.Log) { [Kind.Case] = again ? [.. rows, new(4, "c", 1, [Kpu])] : rows },
        };

        FoundBy(Kind.Case, Kpu, End, Stands("c", 1), Removed("c"), Stands("d", 1), Stands("c", 1)).Any(line => line.StartsWith("out of order")).ShouldBe(!again);
    }

    [Fact]
    public void What_is_shown_and_not_kept_was_never_committed() =>
        FoundBy(Kind.Task, Kpu, End, Stands("check", 1), Stands("check", 2), Stands("check", 3), Stands("check", 4)).ShouldContain(line => line.StartsWith("seen and never committed"));

    [Fact]
    public void What_an_office_may_not_see_is_found_in_its_copy() =>
        FoundBy(Kind.Task, Kpu, End, Stands("study", 1), Stands("check", 1), Stands("check", 2), Stands("check", 3)).ShouldContain(line => line.StartsWith("seen without authority"));

    [Fact]
    public void An_accepted_case_that_is_not_there_is_missing()
    {
        Accept("d");
        Found().ShouldContain(line => line.StartsWith("missing: case d"));
    }

    [Fact]
    public void Commands_that_were_answered_with_one_case_are_double()
    {
        Accept("c");
        Found().ShouldContain(line => line.StartsWith("double: 2 commands"));
    }

    [Fact]
    public void Effects_without_their_command_are_found()
    {
        _history = new History();
        var found = Found();
        found.ShouldContain(line => line.StartsWith("effect without command: nobody raised"));
        found.ShouldContain(line => line.StartsWith("effect without command: tasks of case"));
        found.ShouldContain(line => line.StartsWith("effect without command: task check has version 3"));
    }

    [Fact]
    public void A_move_without_effect_is_missing()
    {
        _history.Accepted(new AcceptedMove("study", Move.Acknowledge));
        Found().ShouldHaveSingleItem().ShouldStartWith("missing: task study has version 1");
    }

    [Fact]
    public void A_task_that_was_opened_twice_is_double()
    {
        _outcome = _outcome with { Tasks = [.. _outcome.Tasks, new KeptTask("again", 1, "c", "check-candidacy", Kpu, Handler, "Open", "", [Kpu])] };
        Found().ShouldContain(line => line.StartsWith("double: (check-candidacy, kpu-63.01)"));
    }

    [Fact]
    public void A_notice_too_few_or_too_many_is_found()
    {
        _outcome = _outcome with { Notices = [.. _outcome.Notices.Skip(1), new KeptNotice("n5", 1, "check", "TaskOpened", Kpu)] };
        var found = Found();
        found.ShouldContain(line => line.StartsWith("missing: (study, TaskOpened"));
        found.ShouldContain(line => line.StartsWith("double: (check, TaskOpened"));
    }

    [Fact]
    public void A_returned_task_that_nobody_routes_anew_is_found()
    {
        _history.Accepted(new AcceptedMove("study", Move.Return));
        Found().ShouldContain("missing: study, returned, to be routed anew");
    }

    [Fact]
    public void Gaps_missing_versions_and_wrong_order_in_the_log_are_found()
    {
        var log = new Dictionary<Kind, IReadOnlyList<LogRow>>(_outcome.Log) { [Kind.Task] = [new(1, "check", 3, Both), new(3, "check", 1, Both)] };
        _outcome = _outcome with { Log = log };
        var found = Found();
        found.ShouldContain(line => line.StartsWith("gap: the log of Task"));
        found.ShouldContain(line => line.StartsWith("missing: version 2 of Task check"));
        found.ShouldContain(line => line.StartsWith("out of order: the log has the versions of Task check"));
    }

    [Fact]
    public void What_is_left_over_is_found()
    {
        _outcome = _outcome with { Leftovers = new Dictionary<string, long> { ["agencies.parked"] = 2 } };
        Found().ShouldBe(["left over: 2 row(s) of agencies.parked"]);
    }

    [Fact]
    public void A_fact_that_was_taken_in_twice_or_never_is_found()
    {
        _outcome = _outcome with { TakenIn = new Dictionary<string, long> { ["agencies"] = 2, ["cases"] = 2, ["notifications"] = 3 } };
        Found().ShouldBe(["double: agencies took in 2 facts of 1", "missing: cases took in 2 facts of 3"]);
    }

    [Fact]
    public void What_waits_for_a_poll_is_slow()
    {
        _history.Quiet(TimeSpan.FromSeconds(1));
        Found().ShouldHaveSingleItem().ShouldStartWith("slow");
    }

    private static Message End => new(Said.SnapshotEnd);

    private static Message Nothing => new(Said.Nothing);

    private static Message Stands(string id, long version) => new(Said.Stands, id, version);

    private static Message Removed(string id) => new(Said.Removed, id);

    private void Accept(string caseId) => _history.Accepted(new AcceptedCase(caseId, Small));

    private void Watch(Kind kind, string office, params Message[] messages)
    {
        var watcher = _history.Watch(kind, office);
        foreach (var message in messages)
        {
            watcher.Heard(message);
        }
    }

    private IReadOnlyList<string> FoundBy(Kind kind, string office, params Message[] messages)
    {
        Watch(kind, office, messages);
        return Found();
    }

    private IReadOnlyList<string> Found() => Checker.Violations(_history, _outcome);
}

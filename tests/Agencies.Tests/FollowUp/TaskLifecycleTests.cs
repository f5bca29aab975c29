using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using NodaTime;

namespace Netralitas.Agencies.Tests.FollowUp;

public sealed class TaskLifecycleTests
{
    private static readonly Instant Later = Instant.FromUtc(2024, 10, 15, 0, 0);
    private static readonly FollowUpTask Fresh = Given.TaskOf(Given.Case(), "identify-person");

    // The table as the law of the house has it, written by hand: state x move -> state; what is not here is refused.
    private const string Allowed = """
        Open Acknowledge Acknowledged
        Open Start InProgress
        Open Complete Done
        Open Return Returned
        Open Cancel Cancelled
        Acknowledged Acknowledge Acknowledged
        Acknowledged Start InProgress
        Acknowledged Complete Done
        Acknowledged Return Returned
        Acknowledged Cancel Cancelled
        InProgress Acknowledge InProgress
        InProgress Complete Done
        InProgress Return Returned
        InProgress Cancel Cancelled
        """;

    public static TheoryData<TaskState, TaskMove> Everything()
    {
        var data = new TheoryData<TaskState, TaskMove>();
        foreach (var state in Enum.GetValues<TaskState>().Where(state => state != TaskState.Unspecified))
        {
            foreach (var move in Enum.GetValues<TaskMove>())
            {
                data.Add(state, move);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_move_from_every_state_is_as_the_table_says(TaskState state, TaskMove move)
    {
        var row = Allowed.Split('\n').Select(line => line.Trim().Split(' ')).SingleOrDefault(line => line[0] == state.ToString() && line[1] == move.ToString());
        var task = Fresh with { State = state };

        var decision = TaskLifecycle.After(task, move, Later);

        if (row is null)
        {
            decision.Refusal.ShouldNotBeNull().Reason.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
        }
        else
        {
            decision.Facts.State.ToString().ShouldBe(row[2]);
            decision.Facts.Version.ShouldBe(task.Version + 1);
            decision.Facts.UpdateTime.ShouldBe(Later);
        }
    }

    [Theory]
    [InlineData(TaskState.Open, false)]
    [InlineData(TaskState.Acknowledged, false)]
    [InlineData(TaskState.InProgress, false)]
    [InlineData(TaskState.Done, true)]
    [InlineData(TaskState.Returned, true)]
    [InlineData(TaskState.Cancelled, true)]
    public void Done_returned_and_cancelled_are_the_end(TaskState state, bool terminal) => TaskLifecycle.IsTerminal(state).ShouldBe(terminal);

    [Fact]
    public void A_refusal_names_the_state_and_what_the_office_may_do_now()
    {
        var refusal = TaskLifecycle.After(Fresh with { State = TaskState.InProgress }, TaskMove.Start, Later).Refusal!;

        refusal.Metadata["command"].ShouldBe("StartTask");
        refusal.Metadata["state"].ShouldBe("IN_PROGRESS");
        refusal.Metadata["allowed"].ShouldBe("AcknowledgeTask, CompleteTask, ReturnTask");
    }

    [Fact]
    public void Of_a_mirror_it_does_not_promise_what_only_the_case_file_can_do()
    {
        var mirror = Given.TaskOf(Given.Case(), "initial-study");

        TaskLifecycle.AllowedTo(mirror).ShouldBe([TaskMove.Acknowledge, TaskMove.Start]);
        TaskLifecycle.AllowedTo(mirror with { State = TaskState.Done }).ShouldBeEmpty();
    }

    [Fact]
    public void The_time_of_the_last_change_never_goes_back()
    {
        var changed = Fresh.Changed(Later);

        changed.Changed(Later - Duration.FromHours(1)).UpdateTime.ShouldBe(Later);
    }
}

using System.Collections.Frozen;
using Netralitas.Agencies.Referrals;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>What can be done to a task.</summary>
public enum TaskMove
{
    /// <summary>The office confirms receipt, or does so anew.</summary>
    Acknowledge = 1,

    /// <summary>The office begins.</summary>
    Start = 2,

    /// <summary>The office has done it; for a mirror, the case file has.</summary>
    Complete = 3,

    /// <summary>The office gives it back.</summary>
    Return = 4,

    /// <summary>It is not wanted any more, such as because its case ended, is routed otherwise, or what it supervised has ended; no office can ask for it.</summary>
    Cancel = 5,
}

/// <summary>The one table of transitions of a task.</summary>
public static class TaskLifecycle
{
    private static readonly FrozenDictionary<(TaskState From, TaskMove Move), TaskState> Table = new Dictionary<(TaskState, TaskMove), TaskState>
    {
        [(TaskState.Open, TaskMove.Acknowledge)] = TaskState.Acknowledged,
        [(TaskState.Open, TaskMove.Start)] = TaskState.InProgress,
        [(TaskState.Open, TaskMove.Complete)] = TaskState.Done,
        [(TaskState.Open, TaskMove.Return)] = TaskState.Returned,
        [(TaskState.Open, TaskMove.Cancel)] = TaskState.Cancelled,
        [(TaskState.Acknowledged, TaskMove.Acknowledge)] = TaskState.Acknowledged,
        [(TaskState.Acknowledged, TaskMove.Start)] = TaskState.InProgress,
        [(TaskState.Acknowledged, TaskMove.Complete)] = TaskState.Done,
        [(TaskState.Acknowledged, TaskMove.Return)] = TaskState.Returned,
        [(TaskState.Acknowledged, TaskMove.Cancel)] = TaskState.Cancelled,
        [(TaskState.InProgress, TaskMove.Acknowledge)] = TaskState.InProgress,
        [(TaskState.InProgress, TaskMove.Complete)] = TaskState.Done,
        [(TaskState.InProgress, TaskMove.Return)] = TaskState.Returned,
        [(TaskState.InProgress, TaskMove.Cancel)] = TaskState.Cancelled,
    }.ToFrozenDictionary();

    /// <summary>Whether nothing can happen to a task in this state any more.</summary>
    public static bool IsTerminal(TaskState state) => !Table.Keys.Any(key => key.From == state);

    /// <summary>The task after a move, or a refusal that says where it stands and what its office may call.</summary>
    public static Decision<FollowUpTask> After(FollowUpTask task, TaskMove move, Instant at)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (Table.TryGetValue((task.State, move), out var next))
        {
            var after = task.Changed(at) with { State = next };
            return IsTerminal(next) ? ReferralLifecycle.Lapse(after, at, _ => true) : after;
        }

        return Refusal.NotNow("task", task.Id.ToString(), Command(move), Words.Of(task.State), AllowedTo(task).Select(Command));
    }

    /// <summary>What the office that holds a task may do with it now.</summary>
    public static IEnumerable<TaskMove> AllowedTo(FollowUpTask task) =>
        Enum.GetValues<TaskMove>().Where(move => Table.ContainsKey((task.State, move)) && move switch
        {
            TaskMove.Complete => task.MirrorOf is null,
            TaskMove.Return => task.Returnable,
            TaskMove.Cancel => false,
            _ => true,
        });

    private static string Command(TaskMove move) => $"{move}Task";
}

using Netralitas.Reference;

namespace Netralitas.Faults.Checking;

/// <summary>Every accepted command has exactly its effects, and every effect has its command.</summary>
internal static class CommandChecks
{
    private const string Cancelled = "Cancelled";
    private const string Escalated = "TaskEscalated";
    private const string ToHead = "TaskEscalatedToHead";

    private static readonly Dictionary<Move, string> NoticeOf = new() { [Move.Complete] = "TaskCompleted", [Move.Return] = "TaskReturned" };

    public static IEnumerable<string> Violations(History history, Outcome outcome) =>
        Cases(history, outcome).Concat(Tasks(history, outcome)).Concat(Notices(history, outcome)).Concat(Facts(outcome));

    private static IEnumerable<string> Cases(History history, Outcome outcome)
    {
        foreach (var twice in history.Cases.GroupBy(one => one.CaseId).Where(group => group.Count() > 1))
        {
            yield return $"double: {twice.Count()} commands made case {twice.Key}";
        }

        var accepted = history.Cases.Select(one => one.CaseId).ToHashSet();
        foreach (var missing in accepted.Except(outcome.Cases.Select(one => one.Id)))
        {
            yield return $"missing: case {missing} was accepted and is not there";
        }

        foreach (var extra in outcome.Cases.Select(one => one.Id).Except(accepted))
        {
            yield return $"effect without command: nobody raised case {extra}";
        }
    }

    private static IEnumerable<string> Tasks(History history, Outcome outcome)
    {
        var tasks = outcome.Tasks.ToLookup(task => task.CaseId);
        foreach (var raised in history.Cases)
        {
            var opened = tasks[raised.CaseId].Where(task => task.Cause.Length == 0 && !IsSupervising(task)).Select(task => (task.Step, task.Office));
            foreach (var difference in Difference(raised.Situation.Tasks, opened))
            {
                yield return $"{difference} of case {raised.CaseId}";
            }
        }

        foreach (var extra in tasks.Select(group => group.Key).Except(history.Cases.Select(one => one.CaseId)))
        {
            yield return $"effect without command: tasks of case {extra}, which nobody raised";
        }

        var moves = history.Moves.ToLookup(move => move.TaskId);
        var supervising = outcome.Tasks.ToLookup(task => task.Climb.Supervises);
        foreach (var task in outcome.Tasks)
        {
            // Each move, each rung, and the end with the task that it sees to; an office that is late in seeing to it may show on it.
            var least = 1 + moves[task.Id].Count() + task.Climb.Fired.Count + (task.State == Cancelled ? 1 : 0);
            if (task.Version < least || task.Version > least + Late(task.Id, supervising))
            {
                yield return $"{(task.Version > least ? "effect without command" : "missing")}: task {task.Id} has version {task.Version} after {moves[task.Id].Count()} accepted move(s) and {task.Climb.Fired.Count} rung(s)";
            }
        }

        var returned = history.Moves.Where(move => move.Move == Move.Return).Select(move => move.TaskId);
        foreach (var difference in Difference(returned, outcome.Tasks.Where(task => task.Cause.Length > 0 && !IsSupervising(task)).Select(task => task.Cause)))
        {
            yield return $"{difference}, returned, to be routed anew";
        }
    }

    private static bool IsSupervising(KeptTask task) => task.Climb.Supervises.Length > 0;

    /// <summary>How many of those who have to see to a task, or to them, came to be late.</summary>
    private static int Late(string taskId, ILookup<string, KeptTask> supervising) =>
        supervising[taskId].Sum(task => EscalationChecks.Fired(task, RungKind.Due).Count() + Late(task.Id, supervising));

    private static IEnumerable<string> Notices(History history, Outcome outcome)
    {
        var moves = history.Moves.ToLookup(move => move.TaskId);
        var expected = outcome.Tasks.SelectMany(task => Told(task, moves[task.Id]));
        var escalations = outcome.Notices.Where(notice => notice.What is Escalated or ToHead).Select(notice => (notice.TaskId, notice.TaskVersion)).Distinct().Select(one => one.TaskId);
        return Difference(expected, outcome.Notices.Where(notice => notice.What != Escalated).Select(notice => (notice.TaskId, notice.What, notice.Office)))
            .Concat(Difference(outcome.Tasks.SelectMany(task => Enumerable.Repeat(task.Id, task.Climb.Level)), escalations)).Select(difference => difference + " as a notice");
    }

    /// <summary>Who is told what of a task, but for its escalations, of which nobody knows here to which office they went.</summary>
    private static IEnumerable<(string TaskId, string What, string Office)> Told(KeptTask task, IEnumerable<AcceptedMove> moves)
    {
        string[] both = task.Office == task.HandlingOffice ? [task.Office] : [task.Office, task.HandlingOffice];
        IEnumerable<(string What, string[] Offices)> told =
        [
            ("TaskOpened", [task.Office]),
            .. moves.Where(move => NoticeOf.ContainsKey(move.Move)).Select(move => (NoticeOf[move.Move], both)),
            // Of what was due already nobody is reminded.
            .. EscalationChecks.Fired(task, RungKind.Remind).Where(fired => fired.FireTime < task.Climb.Due).Select(_ => ("TaskReminded", new[] { task.Office })),
            .. EscalationChecks.Fired(task, RungKind.Due).Select(_ => ("TaskOverdue", both)),
            .. Enumerable.Repeat((ToHead, new[] { task.Office }), EscalationChecks.ToHead(task)),
            .. task.State == Cancelled ? [("TaskCancelled", both)] : Array.Empty<(string, string[])>(),
        ];
        return told.SelectMany(one => one.Offices.Select(office => (task.Id, one.What, office)));
    }

    /// <summary>Each service took each fact in once: one for each raising, and one for each opening, each move and each rung that others are told of.</summary>
    private static IEnumerable<string> Facts(Outcome outcome)
    {
        var aboutTasks = outcome.Notices.Select(notice => (notice.TaskId, What: notice.What == ToHead ? Escalated : notice.What, notice.TaskVersion)).Distinct().ToList();
        var expected = new Dictionary<string, long>
        {
            // The office alone hears that it is reminded.
            ["agencies"] = outcome.Cases.Count, ["cases"] = aboutTasks.Count(fact => fact.What != "TaskReminded"), ["notifications"] = aboutTasks.Count,
        };
        return expected.Where(pair => outcome.TakenIn[pair.Key] != pair.Value).Select(pair =>
            $"{(outcome.TakenIn[pair.Key] > pair.Value ? "double" : "missing")}: {pair.Key} took in {outcome.TakenIn[pair.Key]} facts of {pair.Value}");
    }

    /// <summary>What is in one list and not in the other, counting how often.</summary>
    private static IEnumerable<string> Difference<T>(IEnumerable<T> expected, IEnumerable<T> found)
        where T : notnull
    {
        var counts = new Dictionary<T, int>();
        foreach (var one in expected)
        {
            counts[one] = counts.GetValueOrDefault(one) + 1;
        }

        foreach (var one in found)
        {
            counts[one] = counts.GetValueOrDefault(one) - 1;
        }

        return counts.Where(pair => pair.Value != 0).Select(pair => pair.Value > 0 ? $"missing: {pair.Key}" : $"double: {pair.Key}");
    }
}

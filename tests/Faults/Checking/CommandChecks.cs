namespace Netralitas.Faults.Checking;

/// <summary>Every accepted command has exactly its effects, and every effect has its command.</summary>
internal static class CommandChecks
{
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
            var opened = tasks[raised.CaseId].Where(task => task.Cause.Length == 0).Select(task => (task.Step, task.Office));
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
        foreach (var task in outcome.Tasks.Where(task => task.Version != 1 + moves[task.Id].Count()))
        {
            yield return $"{(task.Version > 1 + moves[task.Id].Count() ? "effect without command" : "missing")}: task {task.Id} has version {task.Version} after {moves[task.Id].Count()} accepted move(s)";
        }

        var returned = history.Moves.Where(move => move.Move == Move.Return).Select(move => move.TaskId);
        foreach (var difference in Difference(returned, outcome.Tasks.Where(task => task.Cause.Length > 0).Select(task => task.Cause)))
        {
            yield return $"{difference}, returned, to be routed anew";
        }
    }

    private static IEnumerable<string> Notices(History history, Outcome outcome)
    {
        var moves = history.Moves.ToLookup(move => move.TaskId);
        var expected = outcome.Tasks.SelectMany(task => moves[task.Id].Where(move => NoticeOf.ContainsKey(move.Move))
            .SelectMany(move => new[] { task.Office, task.HandlingOffice }.Distinct().Select(office => (task.Id, NoticeOf[move.Move], office)))
            .Append((task.Id, "TaskOpened", task.Office)));
        return Difference(expected, outcome.Notices.Select(notice => (notice.TaskId, notice.What, notice.Office))).Select(difference => difference + " as a notice");
    }

    /// <summary>Each service took each fact in once: one for each raising, and one for each opening and each move that others are told of.</summary>
    private static IEnumerable<string> Facts(Outcome outcome)
    {
        var aboutTasks = outcome.Notices.Select(notice => (notice.TaskId, notice.What)).Distinct().Count();
        var expected = new Dictionary<string, long> { ["agencies"] = outcome.Cases.Count, ["cases"] = aboutTasks, ["notifications"] = aboutTasks };
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

namespace Netralitas.Reference;

/// <summary>What must be true of every ladder, so that each task is marked once and no escalation goes round in circles.</summary>
internal static class LadderChecks
{
    /// <summary>Words that stand for something else where the id of a rung is kept.</summary>
    private static readonly string[] Reserved = ["release", "end"];

    public static void Check(YamlRecord row, Ladder ladder, LadderPlan plan)
    {
        foreach (var reason in Rungs(ladder).Concat(Supervising(ladder, plan)))
        {
            row.Report("id", $"ladder '{ladder.Id}': {reason}");
        }
    }

    private static IEnumerable<string> Rungs(Ladder ladder)
    {
        if (ladder.Rungs.Count(rung => rung.Kind == RungKind.Due) != 1)
        {
            yield return "it needs one rung of kind due";
        }

        if (ladder.Id == Ladder.Default && ladder.Steps.Count > 0)
        {
            yield return "it is for all steps that no other ladder is for, and names none";
        }

        foreach (var (before, rung) in ladder.Rungs.Zip(ladder.Rungs.Skip(1)))
        {
            if (before.Kind > rung.Kind || (before is { After: null } && rung is { After: null } && before.Hours >= rung.Hours))
            {
                yield return $"rung '{rung.Id}' must come before '{before.Id}'";
            }
        }

        foreach (var rung in ladder.Rungs.Where(rung => Reserved.Contains(rung.Id, StringComparer.Ordinal)))
        {
            yield return $"no rung may be called '{rung.Id}'";
        }

        foreach (var rung in ladder.Rungs.Where(rung => rung.Kind == RungKind.Due ? rung.To != RungReceiver.Holder : rung.Kind == RungKind.Remind && rung.To is not (RungReceiver.Holder or RungReceiver.Head)))
        {
            yield return $"rung '{rung.Id}' can only turn to the office that holds the task";
        }
    }

    private static IEnumerable<string> Supervising(Ladder ladder, LadderPlan plan)
    {
        foreach (var rung in ladder.Rungs.Where(rung => rung.Opens is not null))
        {
            if (rung.Kind != RungKind.Escalate || rung.To is RungReceiver.Holder or RungReceiver.Head)
            {
                yield return $"rung '{rung.Id}' can only open a task at another office, after the task was due";
            }

            if (plan.Ladder(rung.Opens!.Ladder) is null)
            {
                yield return $"rung '{rung.Id}' opens a task on the ladder '{rung.Opens.Ladder}', which there is not";
            }
        }

        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Queue<Ladder>([ladder]));
        while (open.TryDequeue(out var one))
        {
            foreach (var next in one.Rungs.Select(rung => plan.Ladder(rung.Opens?.Ladder ?? "")).OfType<Ladder>().Where(next => reached.Add(next.Id)))
            {
                open.Enqueue(next);
            }
        }

        if (reached.Contains(ladder.Id))
        {
            yield return "the tasks that it opens lead back to it";
        }
    }
}

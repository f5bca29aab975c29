namespace Netralitas.Reference;

/// <summary>What must be true of every kind of track, so that nothing in it waits for ever or for nobody.</summary>
internal static class TrackChecks
{
    public static void Check(YamlRecord row, TrackKind kind)
    {
        if (kind.Start.Length == 0 || kind.Ends.Count == 0 || kind.Tasks.Count == 0 || kind.Steps.Count == 0)
        {
            row.Report("id", $"track '{kind.Id}' needs a start, ends, tasks and steps");
            return;
        }

        foreach (var reason in Conditions(kind).Concat(States(kind)))
        {
            row.Report("id", $"track '{kind.Id}': {reason}");
        }
    }

    private static IEnumerable<string> Conditions(TrackKind kind)
    {
        var (states, marks) = (kind.States.ToHashSet(StringComparer.Ordinal), kind.Steps.Select(step => step.Mark).OfType<string>().Append(TrackCondition.None).ToHashSet(StringComparer.Ordinal));
        var conditions = kind.Tasks.Select(task => (Owner: $"task '{task.Name}'", Condition: task.Wanted)).Concat(kind.Steps.Select(step => (Owner: $"step '{step.Id}'", Condition: step.Allowed)));
        foreach (var (owner, condition) in conditions)
        {
            if (condition.States.Count == 0)
            {
                yield return $"{owner} names no state";
            }

            foreach (var stray in condition.States.Where(state => !states.Contains(state) || kind.Ends.Contains(state)).Concat(condition.Marks.Where(mark => !marks.Contains(mark))))
            {
                yield return $"{owner} names '{stray}', which is no state or mark that the track can have there";
            }

            if (condition.WhenOverdue is { } task && kind.Task(task) is null)
            {
                yield return $"{owner} waits for the task '{task}', which there is not";
            }
        }

        foreach (var step in kind.Steps.Where(step => step.Renews is { } task && kind.Task(task) is null))
        {
            yield return $"step '{step.Id}' renews the task '{step.Renews}', which there is not";
        }

        foreach (var step in kind.Steps.Where(step => step.Mark == TrackCondition.None))
        {
            yield return $"step '{step.Id}' cannot give the mark {TrackCondition.None}";
        }

        foreach (var step in kind.Steps.Where(step => step.Lasts && step.Mark is null))
        {
            yield return $"step '{step.Id}' gives no mark that could last";
        }
    }

    private static IEnumerable<string> States(TrackKind kind)
    {
        foreach (var state in kind.States.Where(state => !kind.Ends.Contains(state)))
        {
            if (!kind.Tasks.Any(task => task.Wanted.States.Contains(state) && task.Wanted is { Marks.Count: 0, WhenOverdue: null }))
            {
                yield return $"nobody has a task in state {state}";
            }
        }

        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal) { kind.Start }, new Queue<string>([kind.Start]));
        while (open.TryDequeue(out var state))
        {
            foreach (var step in kind.Steps.Where(step => step.To is not null && step.Allowed.States.Contains(state) && reached.Add(step.To)))
            {
                open.Enqueue(step.To!);
            }
        }

        foreach (var state in kind.States.Where(state => !reached.Contains(state)))
        {
            yield return $"state {state} is never reached";
        }

        // Backwards: from everywhere some way leads to an end. Each round finds another state or is the last.
        var ending = new HashSet<string>(kind.Ends, StringComparer.Ordinal);
        for (var before = 0; before < ending.Count;)
        {
            before = ending.Count;
            ending.UnionWith(kind.Steps.Where(step => step.To is { } to && ending.Contains(to)).SelectMany(step => step.Allowed.States));
        }

        foreach (var state in kind.States.Where(state => !ending.Contains(state)))
        {
            yield return $"no end is reached from state {state}";
        }
    }
}

using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Faults.Checking;

/// <summary>Every rung of every task once, in its order, never early and never after the task has ended; and whoever has to see to a late task, once.</summary>
/// <remarks>When each must fire is reckoned anew from the file of ladders, not taken from what the service scheduled.</remarks>
internal static class EscalationChecks
{
    private static readonly ReferenceBook Book = ReferenceBook.Load(ReferenceBook.DefaultFolder);

    public static IEnumerable<string> Violations(Outcome outcome)
    {
        var supervising = outcome.Tasks.Where(task => task.Climb.Supervises.Length > 0).ToLookup(task => task.Climb.Supervises);
        return outcome.Tasks.Where(task => task.Climb.Ladder.Length > 0).SelectMany(task => OfTask(task, outcome.FiredUntil).Concat(Supervision(task, supervising[task.Id])));
    }

    /// <summary>The rungs of a task that fired and are of a kind.</summary>
    public static IEnumerable<KeptRung> Fired(KeptTask task, RungKind kind)
    {
        var rungs = RungsOf(task).Where(rung => rung.Kind == kind).Select(rung => rung.Id).ToHashSet();
        return task.Climb.Fired.Where(fired => rungs.Contains(fired.Rung));
    }

    /// <summary>The rungs of a task that fired and turn to the head of its office.</summary>
    public static int ToHead(KeptTask task) => RungsOf(task).Where(rung => rung.To == RungReceiver.Head).Sum(rung => task.Climb.Fired.Count(fired => fired.Rung == rung.Id));

    private static IEnumerable<string> OfTask(KeptTask task, Instant firedUntil)
    {
        var (climb, rungs) = (task.Climb, RungsOf(task));
        var fired = climb.Fired.ToLookup(one => one.Rung);
        foreach (var unknown in climb.Fired.Where(one => one.Round != 0 || rungs.All(rung => rung.Id != one.Rung)))
        {
            yield return $"effect without command: rung {unknown.Rung} of task {task.Id}, in round {unknown.Round}, is none of ladder {climb.Ladder}";
        }

        for (var i = 0; i < rungs.Count; i++)
        {
            var rung = rungs[i];
            var (at, times) = (TimeOf(rung, task), fired[rung.Id].ToList());
            if (times.Count > 1)
            {
                yield return $"double: rung {rung.Id} of task {task.Id} fired {times.Count} times";
            }

            if (times.Exists(one => one.FireTime < one.Time || (one.Time != at && one.Time != AcknowledgedUntil(rung, task))))
            {
                yield return $"early: rung {rung.Id} of task {task.Id} belongs to {at}: {string.Join(' ', times)}";
            }

            if (times.Exists(one => climb.End < one.FireTime))
            {
                yield return $"effect without command: rung {rung.Id} fired after task {task.Id} had ended";
            }

            // What an acknowledgement holds back may fall away.
            var isSkipped = times.Count == 0 && AcknowledgedUntil(rung, task) is null;
            if (isSkipped && (climb.End is null ? at <= firedUntil : rungs.Skip(i + 1).Any(later => fired[later.Id].Any())))
            {
                yield return $"missing: rung {rung.Id} of task {task.Id}, {at}";
            }
        }

        var order = climb.Fired.OrderBy(one => one.FireTime).Select(one => one.Time).ToList();
        if (!order.SequenceEqual(order.Order()))
        {
            yield return $"out of order: the rungs of task {task.Id} fired as {string.Join(' ', climb.Fired)}";
        }
    }

    /// <summary>What a rung opened, for each task of it that is late.</summary>
    private static IEnumerable<string> Supervision(KeptTask task, IEnumerable<KeptTask> supervising)
    {
        var opening = RungsOf(task).Where(rung => rung.Opens is not null && task.Climb.Fired.Any(fired => fired.Rung == rung.Id))
            .Where(rung => rung.Receiver(Book.Offices.Find(task.Office)!, [], Book.Offices, new ServingOffices(Book.Offices, task.Climb.Due)) is not null).Select(rung => rung.Opens!.Step).ToList();
        var byStep = supervising.ToLookup(one => one.Step);
        foreach (var step in opening.Union(byStep.Select(group => group.Key)).Where(step => byStep[step].Count() != opening.Count(one => one == step)))
        {
            yield return $"{(opening.Contains(step) ? byStep[step].Any() ? "double" : "missing" : "effect without command")}: {byStep[step].Count()} task(s) {step} for the late task {task.Id}";
        }

        foreach (var left in byStep.SelectMany(group => group).Where(one => task.Climb.End is not null && one.Climb.End is null))
        {
            yield return $"left over: task {left.Id} supervises task {task.Id}, which has ended";
        }
    }

    /// <summary>The rungs that are for a task: a reminder that would come before its clock starts is not.</summary>
    private static List<Rung> RungsOf(KeptTask task) => task.Climb.Ladder.Length == 0 ? []
        : [.. Book.Ladders.All[0].Ladder(task.Climb.Ladder)!.Rungs.Where(rung => rung.Kind != RungKind.Remind || TimeOf(rung, task) > task.Climb.Start)];

    private static Instant TimeOf(Rung rung, KeptTask task) => task.Climb.Due + Duration.FromHours(rung.Hours);

    private static Instant? AcknowledgedUntil(Rung rung, KeptTask task) =>
        rung.Presses ? task.Climb.Acknowledged + Duration.FromHours(Book.Ladders.All[0].Ladder(task.Climb.Ladder)!.AcknowledgedHours) : null;
}

using NodaTime;
using NodaTime.Text;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo;

/// <summary>A task that must open, written down by hand from the rules of the field: never taken from the planner.</summary>
/// <param name="Step">Step of the plan.</param>
/// <param name="OfficeId">The office that must do it.</param>
/// <param name="Due">Until when, exclusive, local time with offset such as <c>2024-10-17T00:00+08:00</c>.</param>
/// <param name="Basis">The legal basis, or <c>policy</c>.</param>
/// <param name="Times">How many of them: one for each person.</param>
internal sealed record ExpectedTask(string Step, string OfficeId, string Due, string Basis, int Times = 1)
{
    private static readonly OffsetDateTimePattern Minutes = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<G>");

    /// <summary>What differs between what must open and what opened; empty when nothing does.</summary>
    public static string Difference(IEnumerable<ExpectedTask> expected, IEnumerable<TaskMessage> opened)
    {
        var missing = expected.SelectMany(task => Enumerable.Repeat(task.Key(), task.Times)).ToList();
        var extra = new List<string>();
        foreach (var key in opened.Select(KeyOf))
        {
            if (!missing.Remove(key))
            {
                extra.Add(key);
            }
        }

        return string.Join("; ", missing.Select(key => $"missing {key}").Concat(extra.Select(key => $"unexpected {key}")));
    }

    private static string KeyOf(TaskMessage task) =>
        $"{task.Step} at {task.OfficeId} until {Instant.FromUnixTimeSeconds(task.DueTime.Seconds).PlusNanoseconds(task.DueTime.Nanos)} by {task.Deadline.Basis}";

    private string Key() => $"{Step} at {OfficeId} until {Minutes.Parse(Due).GetValueOrThrow().ToInstant()} by {Basis}";
}

namespace Netralitas.Reference.Tests;

/// <summary>
/// The deadline again, written with nothing of the code under test: System dates, fixed offsets, its own reading of the
/// holidays.
/// </summary>
public static class NaiveDeadline
{
    private static readonly HashSet<DateOnly> Free =
    [
        .. File.ReadLines(Path.Combine(ReferenceBook.DefaultFolder, "holidays.csv")).Skip(1).Select(line => DateOnly.Parse(line[..10])),
    ];

    public static DateTimeOffset Due(DeadlineRule rule, DateTimeOffset start, TimeSpan offset)
    {
        if (rule.Day == DayKind.Hours)
        {
            return start.AddHours(rule.Amount);
        }

        var today = DateOnly.FromDateTime(start.ToOffset(offset).DateTime);
        var days = Enumerable.Range(0, 400).Select(today.AddDays).Skip(rule.CountFirstDay ? 0 : 1);
        if (rule.Day == DayKind.Working)
        {
            days = days.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Free.Contains(day));
        }

        var last = days.ElementAt(rule.Amount - 1);
        return new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), offset);
    }
}

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

    public static DateTimeOffset Due(DeadlineRule rule, DateTimeOffset start, TimeSpan offset, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> pauses)
    {
        bool Stands(DateTimeOffset at) => pauses.Any(pause => pause.From <= at && at < pause.To);
        if (rule.Day == DayKind.Hours)
        {
            // Minute by minute: pauses begin and end at whole minutes from the start.
            var at = start;
            for (var left = rule.Amount * 60; left > 0; at = at.AddMinutes(1))
            {
                left -= Stands(at) ? 0 : 1;
            }

            return at;
        }

        var today = DateOnly.FromDateTime(start.ToOffset(offset).DateTime);
        var days = Enumerable.Range(0, 400).Select(today.AddDays).Skip(rule.CountFirstDay ? 0 : 1);
        if (rule.Day == DayKind.Working)
        {
            days = days.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Free.Contains(day));
        }

        days = days.Where(day => day == today || !Stands(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), offset)));
        var last = days.ElementAt(rule.Amount - 1);
        return new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), offset);
    }
}

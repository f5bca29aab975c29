using Netralitas.Contracts.Notifications.V1;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Notifications.Rosters;

/// <summary>A roster that can be asked: who is on duty at an instant, and when nobody is.</summary>
/// <param name="Weekly">The shifts of every week.</param>
/// <param name="Exceptions">The shifts of the days that are different.</param>
/// <param name="HeadId">The head of the office; null for nobody.</param>
/// <param name="Zone">The time zone of the office.</param>
internal sealed record RosterPlan(
    ILookup<IsoDayOfWeek, DutyShift> Weekly, IReadOnlyDictionary<LocalDate, IReadOnlyList<DutyShift>> Exceptions, Guid? HeadId, DateTimeZone Zone)
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Every officer of the roster, the head among them.</summary>
    public IReadOnlySet<Guid> Officers => Weekly.SelectMany(day => day).Concat(Exceptions.Values.SelectMany(shifts => shifts)).SelectMany(shift => shift.Officers)
        .Concat(HeadId is { } head ? [head] : []).ToHashSet();

    /// <summary>Reads checked settings.</summary>
    public static RosterPlan Of(RosterSettings settings, DateTimeZone zone) => new(
        settings.WeeklyShifts.SelectMany(weekly => weekly.Weekdays.Distinct().Select(day => (Day: (IsoDayOfWeek)(int)day, Shift: Read(weekly.Shift)))).ToLookup(one => one.Day, one => one.Shift),
        settings.Exceptions.ToDictionary(day => LocalDatePattern.Iso.Parse(day.Date).Value, day => (IReadOnlyList<DutyShift>)[.. day.Shifts.Select(Read)]),
        settings.HeadOfficerId.Length == 0 ? null : Guid.Parse(settings.HeadOfficerId),
        zone);

    /// <summary>Who is on duty at an instant, in order: those of the shift that began first come first.</summary>
    public IReadOnlyList<Guid> OnDuty(Instant at)
    {
        var today = at.InZone(Zone).Date;
        // A shift lasts at most a day.
        return [.. new[] { today.PlusDays(-1), today }.SelectMany(Spans).Where(span => span.When.Contains(at)).OrderBy(span => span.When.Start).SelectMany(span => span.Officers).Distinct()];
    }

    /// <summary>When the next shift begins with one of some officers.</summary>
    /// <param name="after">It begins later than this.</param>
    /// <param name="until">It begins at this instant at the latest.</param>
    /// <param name="counts">Whether an officer is one of them.</param>
    public Instant? NextShift(Instant after, Instant until, Func<Guid, bool> counts)
    {
        var (first, last) = (after.InZone(Zone).Date, until.InZone(Zone).Date);
        return Enumerable.Range(0, Math.Max(0, Period.DaysBetween(first, last) + 1)).Select(first.PlusDays).SelectMany(Spans)
            .Where(span => span.When.Start > after && span.When.Start <= until && span.Officers.Any(counts)).Select(span => (Instant?)span.When.Start).Min();
    }

    /// <summary>The spans within a time in which nobody is on duty.</summary>
    /// <param name="within">The time; it has an end.</param>
    /// <param name="term">When an officer is in office; null for one who is not known.</param>
    public IEnumerable<Interval> Gaps(Interval within, Func<Guid, Interval?> term)
    {
        var (day, last) = (within.Start.InZone(Zone).Date.PlusDays(-1), within.End.InZone(Zone).Date);
        var covered = new List<(Instant Start, Instant End)>();
        for (; day <= last; day = day.PlusDays(1))
        {
            covered.AddRange(Spans(day).SelectMany(span => span.Officers.Select(term).OfType<Interval>().Select(one => Common(span.When, one))));
        }

        var open = within.Start;
        foreach (var (start, end) in covered.Where(one => one.Start < one.End).OrderBy(one => one.Start))
        {
            if (start > open && open < within.End)
            {
                yield return new Interval(open, Instant.Min(start, within.End));
            }

            open = Instant.Max(open, end);
        }

        if (open < within.End)
        {
            yield return new Interval(open, within.End);
        }
    }

    /// <summary>When, and by whom, the shifts are that begin on a day.</summary>
    private IEnumerable<(Interval When, IReadOnlyList<Guid> Officers)> Spans(LocalDate day) =>
        (Exceptions.TryGetValue(day, out var shifts) ? shifts : Weekly[day.DayOfWeek]).Select(shift => (new Interval(At(day, shift.Start), At(shift.EndsNextDay ? day.PlusDays(1) : day, shift.End)), shift.Officers));

    private Instant At(LocalDate day, LocalTime time) => (day + time).InZoneLeniently(Zone).ToInstant();

    private static (Instant Start, Instant End) Common(Interval one, Interval other) =>
        (other.HasStart ? Instant.Max(one.Start, other.Start) : one.Start, other.HasEnd ? Instant.Min(one.End, other.End) : one.End);

    private static DutyShift Read(Shift shift) => new(Minutes.Parse(shift.StartTimeOfDay).Value, Minutes.Parse(shift.EndTimeOfDay).Value, [.. shift.OfficerIds.Select(Guid.Parse).Distinct()]);
}

/// <summary>A part of a day with who is on duty, in local time.</summary>
/// <param name="Start">From when on.</param>
/// <param name="End">Until when, exclusive.</param>
/// <param name="Officers">Who, in order.</param>
internal sealed record DutyShift(LocalTime Start, LocalTime End, IReadOnlyList<Guid> Officers)
{
    /// <summary>Whether it ends on the day after the one on which it begins.</summary>
    public bool EndsNextDay => End <= Start;
}

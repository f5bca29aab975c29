using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Netralitas.Reference.Tests;

public sealed class DeadlineProperties
{
    private static readonly Instant Earliest = Instant.FromUtc(2023, 1, 2, 0, 0);

    // Leaves room for the longest limit before the end of the last year that is covered.
    private static readonly int SpanMinutes = (int)(Instant.FromUtc(2026, 10, 1, 0, 0) - Earliest).TotalMinutes;

    private static readonly (string Id, int Hours)[] Zones =
        [("Asia/Jakarta", 7), ("Asia/Pontianak", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)];

    private static readonly Arbitrary<Question> Questions = (
        from amount in Gen.Choose(1, 30)
        from day in Gen.Elements(DayKind.Calendar, DayKind.Working, DayKind.Hours)
        from first in Gen.Elements(true, false)
        from minute in Gen.Choose(0, SpanMinutes)
        from second in Gen.Choose(0, 59)
        from later in Gen.Choose(0, 20_000)
        from zone in Gen.Elements(Zones)
        from pauses in Gen.Choose(0, 2).SelectMany(count => Gen.ListOf(Gen.Choose(1, 5_000), 2 * count))
        select new Question(
            Given.Rule(amount, day, first && day != DayKind.Hours),
            Earliest + Duration.FromMinutes(minute) + Duration.FromSeconds(second),
            Duration.FromMinutes(later),
            zone.Id,
            zone.Hours,
            [.. pauses])).ToArbitrary();

    [Fact]
    public void It_equals_a_naive_count_day_by_day() => Holds(question =>
    {
        var offset = TimeSpan.FromHours(question.OffsetHours);
        var pauses = question.Pauses.Select(pause => (pause.Start.ToDateTimeOffset(), pause.End.ToDateTimeOffset())).ToList();
        return Due(question).ToDateTimeOffset() == NaiveDeadline.Due(question.Rule, question.Start.ToDateTimeOffset(), offset, pauses);
    }, 100_000);

    [Fact]
    public void A_pause_never_makes_it_earlier() => Holds(question => Due(question with { PauseMinutes = [] }) <= Due(question));

    [Fact]
    public void Its_reckoning_counts_as_many_days_as_the_limit_has_and_ends_with_the_last() => Holds(question =>
    {
        var days = DeadlineCalculator.Reckon(question.Rule, question.Start, question.Zone, Book.Delivered.Calendar, question.Pauses);
        return question.Rule.Day == DayKind.Hours ? days.Count == 0
            : days.Count(day => day.Reason == DayReason.Counts) == question.Rule.Amount && days[^1].Number == question.Rule.Amount
                && days[^1].Date.PlusDays(1) == Due(question).InZone(question.Zone).Date;
    });

    [Fact]
    public void It_lies_after_the_start() => Holds(question => Due(question) > question.Start);

    [Fact]
    public void A_later_start_never_makes_it_earlier() =>
        Holds(question => Due(question with { PauseMinutes = [] }) <= Due(question with { Start = question.Start + question.Later, PauseMinutes = [] }));

    [Fact]
    public void One_more_day_or_hour_makes_it_later() =>
        Holds(question => Due(question) < Due(question with { Rule = question.Rule with { Amount = question.Rule.Amount + 1 } }));

    [Fact]
    public void Counting_the_first_day_never_makes_it_later() =>
        Holds(question => question.Rule.Day == DayKind.Hours
            || Due(question with { Rule = question.Rule with { CountFirstDay = true } })
                <= Due(question with { Rule = question.Rule with { CountFirstDay = false } }));

    [Fact]
    public void A_limit_in_days_ends_at_a_local_midnight() =>
        Holds(question => question.Rule.Day == DayKind.Hours || Due(question).InZone(question.Zone).TimeOfDay == LocalTime.Midnight);

    private static void Holds(Func<Question, bool> property, int questions = 1000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(questions), Prop.ForAll(Questions, property));

    private static Instant Due(Question question) =>
        DeadlineCalculator.Due(question.Rule, question.Start, question.Zone, Book.Delivered.Calendar, question.Pauses);

    private sealed record Question(DeadlineRule Rule, Instant Start, Duration Later, string ZoneId, int OffsetHours, IReadOnlyList<int> PauseMinutes)
    {
        /// <summary>The minutes are in turn how long the clock runs and how long it stands still.</summary>
        public IReadOnlyList<ClockPause> Pauses
        {
            get
            {
                var (at, pauses) = (Start, new List<ClockPause>());
                for (var i = 0; i < PauseMinutes.Count; i += 2)
                {
                    var begin = at + Duration.FromMinutes(PauseMinutes[i]);
                    at = begin + Duration.FromMinutes(PauseMinutes[i + 1]);
                    pauses.Add(new ClockPause(begin, at));
                }

                return pauses;
            }
        }

        public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];
    }
}

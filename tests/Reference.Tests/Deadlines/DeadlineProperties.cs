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
        from day in Gen.Elements(Enum.GetValues<DayKind>())
        from first in Gen.Elements(true, false)
        from minute in Gen.Choose(0, SpanMinutes)
        from second in Gen.Choose(0, 59)
        from later in Gen.Choose(0, 20_000)
        from zone in Gen.Elements(Zones)
        select new Question(
            new DeadlineRule("TEST", amount, day, first && day != DayKind.Hours, BasisKind.Policy, "policy", "I-H"),
            Earliest + Duration.FromMinutes(minute) + Duration.FromSeconds(second),
            Duration.FromMinutes(later),
            zone.Id,
            zone.Hours)).ToArbitrary();

    [Fact]
    public void It_equals_a_naive_count_day_by_day() => Holds(question =>
    {
        var offset = TimeSpan.FromHours(question.OffsetHours);
        return Due(question).ToDateTimeOffset() == NaiveDeadline.Due(question.Rule, question.Start.ToDateTimeOffset(), offset);
    });

    [Fact]
    public void It_lies_after_the_start() => Holds(question => Due(question) > question.Start);

    [Fact]
    public void A_later_start_never_makes_it_earlier() =>
        Holds(question => Due(question) <= Due(question with { Start = question.Start + question.Later }));

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

    private static void Holds(Func<Question, bool> property) => Prop.ForAll(Questions, property).QuickCheckThrowOnFailure();

    private static Instant Due(Question question) =>
        DeadlineCalculator.Due(question.Rule, question.Start, question.Zone, Book.Delivered.Calendar);

    private sealed record Question(DeadlineRule Rule, Instant Start, Duration Later, string ZoneId, int OffsetHours)
    {
        public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];
    }
}

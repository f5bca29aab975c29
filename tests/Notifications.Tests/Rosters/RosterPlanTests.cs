using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Rosters;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Notifications.Tests.Rosters;

/// <summary>Monday 14 October 2024 and the days after it, in Banjarmasin (WITA).</summary>
public sealed class RosterPlanTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Makassar"];
    private static readonly Guid Ani = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Budi = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Citra = new("00000000-0000-0000-0000-00000000000c");
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    [Theory]
    [InlineData("2024-10-14T07:59", "")]
    [InlineData("2024-10-14T08:00", "ab")]
    [InlineData("2024-10-14T15:59", "ab")]
    [InlineData("2024-10-14T16:00", "")]
    [InlineData("2024-10-14T21:59", "")]
    [InlineData("2024-10-14T22:00", "c")]
    [InlineData("2024-10-15T00:00", "c")]
    [InlineData("2024-10-15T05:59", "c")]
    [InlineData("2024-10-15T06:00", "")]
    [InlineData("2024-10-19T12:00", "")]
    public void Whoever_s_shift_has_begun_and_not_ended_is_on_duty_also_past_midnight(string at, string who) => Letters(Usual(), at).ShouldBe(who);

    [Theory]
    [InlineData("2024-10-16T09:00", "")]
    [InlineData("2024-10-16T03:00", "c")]
    [InlineData("2024-10-16T22:30", "")]
    [InlineData("2024-10-17T03:00", "")]
    [InlineData("2024-10-17T09:00", "ab")]
    [InlineData("2024-10-18T09:00", "c")]
    public void On_a_day_that_is_different_its_own_shifts_begin_and_those_of_the_week_do_not(string at, string who)
    {
        var settings = Usual();
        settings.Exceptions.Add(new RosterException { Date = "2024-10-16" });
        settings.Exceptions.Add(new RosterException { Date = "2024-10-18", Shifts = { Shift("08:00", "16:00", Citra) } });

        Letters(settings, at).ShouldBe(who);
    }

    [Fact]
    public void Of_two_shifts_the_one_that_began_first_comes_first_however_they_were_entered()
    {
        var settings = new RosterSettings { WeeklyShifts = { Weekly([Weekday.Monday], "10:00", "16:00", Ani), Weekly([Weekday.Monday], "08:00", "14:00", Citra) } };

        Letters(settings, "2024-10-14T12:00").ShouldBe("ca");
    }

    [Fact]
    public void A_shift_that_ends_when_it_begins_lasts_a_day()
    {
        var settings = new RosterSettings { WeeklyShifts = { new WeeklyShift { Weekdays = { Weekday.Monday }, Shift = Shift("08:00", "08:00", Ani) } } };

        Letters(settings, "2024-10-15T07:59").ShouldBe("a");
        Letters(settings, "2024-10-15T08:00").ShouldBe("");
    }

    [Theory]
    [InlineData("2024-10-14T00:00", "2024-10-15T00:00", "14T08:00")]
    [InlineData("2024-10-14T08:00", "2024-10-15T08:00", "15T08:00")]
    [InlineData("2024-10-14T16:00", "2024-10-15T07:59", "")]
    [InlineData("2024-10-19T00:00", "2024-10-20T00:00", "")]
    public void The_next_shift_is_the_first_that_begins_later_with_somebody_who_counts(string after, string until, string start) =>
        (RosterPlan.Of(Usual(), Zone).NextShift(At(after), At(until), officer => officer == Budi)?.InZone(Zone).ToString("dd'T'HH:mm", null) ?? "").ShouldBe(start);

    [Fact]
    public void Gaps_are_when_nobody_in_office_is_on_duty()
    {
        var settings = new RosterSettings { WeeklyShifts = { Weekly([.. Enumerable.Range(1, 7).Select(day => (Weekday)day)], "08:00", "20:00", Ani), Weekly([Weekday.Monday], "20:00", "08:00", Budi) } };
        var within = new Interval(At("2024-10-14T00:00"), At("2024-10-16T12:00"));

        Shown(RosterPlan.Of(settings, Zone).Gaps(within, _ => Always)).ShouldBe(["14T00:00 14T08:00", "15T20:00 16T08:00"]);
        // Ani's term ends in the middle of a shift, Budi is not known at all.
        Shown(RosterPlan.Of(settings, Zone).Gaps(within, id => id == Ani ? new Interval(null, At("2024-10-15T10:00")) : null))
            .ShouldBe(["14T00:00 14T08:00", "14T20:00 15T08:00", "15T10:00 16T12:00"]);
    }

    [Fact]
    public void At_every_minute_the_answer_is_that_of_looking_at_every_shift_alone()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var chance = new Random(seed);
            var settings = Any(chance);
            var plan = RosterPlan.Of(settings, Zone);
            var within = new Interval(At("2024-10-14T00:00"), At("2024-10-21T00:00"));
            var gaps = plan.Gaps(within, _ => Always).ToList();
            for (var i = 0; i < 200; i++)
            {
                var at = within.Start.Plus(Duration.FromMinutes(chance.Next(7 * 24 * 60)));
                var naive = Naive(settings, at.InZone(Zone).LocalDateTime);

                plan.OnDuty(at).ToHashSet().SetEquals(naive).ShouldBeTrue($"seed {seed}, {at}");
                gaps.Any(gap => gap.Contains(at)).ShouldBe(naive.Count == 0, $"seed {seed}, {at}");
            }
        }
    }

    /// <summary>Every shift that could begin on any day, minute by minute of the local calendar.</summary>
    private static HashSet<Guid> Naive(RosterSettings settings, LocalDateTime at)
    {
        var found = new HashSet<Guid>();
        foreach (var day in new[] { at.Date, at.Date.PlusDays(-1) })
        {
            var exception = settings.Exceptions.SingleOrDefault(one => one.Date == LocalDatePattern.Iso.Format(day));
            var shifts = exception?.Shifts.ToList() ?? [.. settings.WeeklyShifts.Where(weekly => weekly.Weekdays.Contains((Weekday)(int)day.DayOfWeek)).Select(weekly => weekly.Shift)];
            foreach (var shift in shifts)
            {
                var (start, end) = (day + Minutes.Parse(shift.StartTimeOfDay).Value, day + Minutes.Parse(shift.EndTimeOfDay).Value);
                end = end <= start ? end.PlusDays(1) : end;
                if (start <= at && at < end)
                {
                    found.UnionWith(shift.OfficerIds.Select(Guid.Parse));
                }
            }
        }

        return found;
    }

    private static RosterSettings Any(Random chance)
    {
        var settings = new RosterSettings();
        for (var i = chance.Next(5); i > 0; i--)
        {
            settings.WeeklyShifts.Add(new WeeklyShift { Weekdays = { Enumerable.Range(1, 7).Where(_ => chance.Next(2) == 0).Append(1 + chance.Next(7)).Distinct().Select(day => (Weekday)day) }, Shift = AnyShift(chance) });
        }

        foreach (var day in Enumerable.Range(13, 9).Where(_ => chance.Next(4) == 0))
        {
            settings.Exceptions.Add(new RosterException { Date = $"2024-10-{day:00}", Shifts = { Enumerable.Range(0, chance.Next(3)).Select(_ => AnyShift(chance)) } });
        }

        return settings;
    }

    private static Shift AnyShift(Random chance) => Shift($"{chance.Next(24):00}:{chance.Next(4) * 15:00}", $"{chance.Next(24):00}:{chance.Next(4) * 15:00}", new[] { Ani, Budi, Citra }[chance.Next(3)]);

    private static RosterSettings Usual() => new()
    {
        WeeklyShifts = { Weekly([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], "08:00", "16:00", Ani, Budi), Weekly([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday], "22:00", "06:00", Citra) },
    };

    private static WeeklyShift Weekly(Weekday[] days, string start, string end, params Guid[] officers) => new() { Weekdays = { days }, Shift = Shift(start, end, officers) };

    private static Shift Shift(string start, string end, params Guid[] officers) => new() { StartTimeOfDay = start, EndTimeOfDay = end, OfficerIds = { officers.Select(officer => officer.ToString()) } };

    private static string Letters(RosterSettings settings, string at) => string.Concat(RosterPlan.Of(settings, Zone).OnDuty(At(at)).Select(officer => officer.ToString()[^1]));

    private static Interval Always => new(null, null);

    private static IEnumerable<string> Shown(IEnumerable<Interval> gaps) =>
        gaps.Select(gap => string.Join(' ', new[] { gap.Start, gap.End }.Select(one => one.InZone(Zone).ToString("dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture))));

    private static Instant At(string local) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(Zone).ToInstant();
}

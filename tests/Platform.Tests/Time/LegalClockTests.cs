using Netralitas.Platform.Time;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Platform.Tests.Time;

/// <summary>The legal clock starts where it is told to, and runs as fast as it is told to.</summary>
public sealed class LegalClockTests
{
    private static readonly Instant Anchor = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Theory]
    [InlineData("2024-10-14T09:00+08:00x60", "2024-10-14T01:00:00Z", 60)]
    [InlineData("2024-10-14T09:00+08:00", "2024-10-14T01:00:00Z", 1)]
    [InlineData("2024-10-14T09:00:30.5+07:00x1000", "2024-10-14T02:00:30.5Z", 1000)]
    [InlineData("2024-10-14T01:00Zx2", "2024-10-14T01:00:00Z", 2)]
    public void A_clock_is_a_start_with_its_offset_and_a_rate(string text, string start, int rate)
    {
        var setting = LegalClockSetting.Parse(text, Anchor);

        setting.ShouldBe(new LegalClockSetting(InstantPattern.ExtendedIso.Parse(start).Value, rate, Anchor));
        LegalClockSetting.Parse(setting.ToString(), Instant.MinValue).ShouldBe(setting);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-10-14")]
    [InlineData("2024-10-14T09:00")]
    [InlineData("2024-10-14T09:00+08:00x")]
    [InlineData("2024-10-14T09:00+08:00x0")]
    [InlineData("2024-10-14T09:00+08:00x1001")]
    [InlineData("2024-10-14T09:00+08:00x-1")]
    [InlineData("2024-10-14T09:00+08:00x1.5")]
    [InlineData("2024-13-14T09:00+08:00x1")]
    public void What_is_no_clock_is_refused_with_an_example(string text) =>
        Should.Throw<FormatException>(() => LegalClockSetting.Parse(text, Anchor)).Message.ShouldContain("such as 2024-10-14T09:00+08:00x60");

    [Fact]
    public void An_anchor_that_is_no_instant_is_refused() => Should.Throw<FormatException>(() => LegalClockSetting.Parse("2024-10-14T09:00+08:00x1@noon", Anchor));

    [Theory]
    [InlineData(0, "2024-10-14T01:00:00Z")]
    [InlineData(90, "2024-10-14T02:30:00Z")]
    [InlineData(-1, "2024-10-14T00:59:00Z")]
    public void It_runs_at_its_rate_from_its_anchor(int realSeconds, string legal)
    {
        var clock = new LegalClock(new FixedTime(Anchor + Duration.FromSeconds(realSeconds)), LegalClockSetting.Parse("2024-10-14T09:00+08:00x60", Anchor));

        clock.Now().ShouldBe(InstantPattern.ExtendedIso.Parse(legal).Value);
    }

    [Fact]
    public void Without_a_setting_it_is_the_real_time_in_whole_microseconds() =>
        new LegalClock(new FixedTime(Anchor + Duration.FromTicks(12_345_678))).Now().ShouldBe(Anchor + Duration.FromTicks(12_345_670));

    private sealed class FixedTime(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}

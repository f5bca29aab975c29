using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Platform.Time;

/// <summary>The clock of dates of receipt, deadlines and escalation. In production it is the real time.</summary>
/// <remarks>Leases, tokens, timeouts and retries use <see cref="TimeProvider"/> instead.</remarks>
public sealed class LegalClock(TimeProvider real, LegalClockSetting? setting = null)
{
    /// <summary>The legal instant now, in whole microseconds as the databases keep it.</summary>
    public Instant Now()
    {
        var now = Instant.FromDateTimeOffset(real.GetUtcNow());
        var legal = setting is null ? now : setting.Start + (now - setting.Anchor) * setting.Rate;
        return Instant.FromUnixTimeTicks(legal.ToUnixTimeTicks() / 10 * 10);
    }
}

/// <summary>A legal clock of its own for a sandbox or a local network: where it starts, how fast it runs, and from which real instant.</summary>
/// <param name="Start">Legal instant at the anchor.</param>
/// <param name="Rate">Legal seconds in one real second.</param>
/// <param name="Anchor">Real instant at which the legal clock showed <paramref name="Start"/>.</param>
public sealed record LegalClockSetting(Instant Start, int Rate, Instant Anchor)
{
    /// <summary>Largest rate: a year in about nine hours.</summary>
    public const int RateMax = 1000;

    /// <summary>Reads <c>2024-10-14T09:00+08:00x60</c>, optionally followed by <c>@</c> and the real anchor instant in UTC.</summary>
    /// <param name="text">Start instant with offset, <c>x</c>, rate.</param>
    /// <param name="defaultAnchor">The anchor when the text has none.</param>
    /// <exception cref="FormatException">The text is not of that form; the message says how it should look.</exception>
    public static LegalClockSetting Parse(string text, Instant defaultAnchor)
    {
        ArgumentNullException.ThrowIfNull(text);
        var anchored = text.Split('@', 2);
        var parts = anchored[0].Split('x', 2);
        var start = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<G>").Parse(parts[0]);
        if (!start.Success)
        {
            start = OffsetDateTimePattern.Rfc3339.Parse(parts[0]);
        }

        var rate = 1;
        if (!start.Success || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out rate))
            || rate is < 1 or > RateMax)
        {
            throw new FormatException(
                $"'{text}' is not a legal clock: write start instant with offset, x, and a whole rate of 1 to {RateMax}, such as 2024-10-14T09:00+08:00x60.");
        }

        var anchor = anchored.Length == 2 ? InstantPattern.ExtendedIso.Parse(anchored[1]).GetValueOrThrow() : defaultAnchor;
        return new LegalClockSetting(start.Value.ToInstant(), rate, anchor);
    }

    /// <summary>The text that <see cref="Parse"/> reads, with its anchor.</summary>
    public override string ToString() =>
        $"{InstantPattern.ExtendedIso.Format(Start).Replace("Z", "+00:00", StringComparison.Ordinal)}x{Rate}@{InstantPattern.ExtendedIso.Format(Anchor)}";
}
